// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Text

extension PathFault {
    /// Why the path cannot be read, and what to do.
    package var message: Message {
        switch self {
        case .dotSegment(let segment): "The path contains the dot segment \"\(segment)\"; resolve it first."
        case .slash(let segment): "The path segment \"\(segment)\" contains an encoded slash; remove it."
        case .encoding(let fault, let segment): fault.message(in: segment)
        }
    }
}

extension QueryString.Fault {
    /// Why the query cannot be read, and what to do.
    package var message: Message {
        switch self {
        case .escape(let piece): PercentEncoding.Fault.escape.message(in: piece)
        case .notUTF8(let piece): PercentEncoding.Fault.notUTF8.message(in: piece)
        case .nul(let piece): PercentEncoding.Fault.nul.message(in: piece)
        }
    }
}

extension PercentEncoding.Fault {
    /// Why a piece of an address cannot be read, and what to do.
    fileprivate func message(in piece: String) -> Message {
        switch self {
        case .escape: "In \"\(piece)\" a % is not followed by two hexadecimal digits; write a plain % as %25."
        case .notUTF8: "\"\(piece)\" does not decode to UTF-8; percent-encode the bytes of UTF-8."
        case .nul: "\"\(piece)\" contains %00; remove it."
        }
    }
}
