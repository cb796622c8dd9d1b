// SPDX-License-Identifier: Apache-2.0
import CEpoll
import Glibc

/// The client that a connection counts for: an IPv4 address, or the 64 bits of an IPv6 address that name a network. The other
/// 64 are the client's to choose (RFC 7421), so counting by all 128 would limit no one client.
enum PeerAddress: Hashable, Sendable {
    case v4(UInt32)
    case v6(UInt64)

    /// The address of a peer, nil of a Unix domain socket.
    init?(_ storage: sockaddr_storage) {
        switch CInt(storage.ss_family) {
        case AF_INET:
            self = withUnsafeBytes(of: storage) {
                .v4(UInt32(bigEndian: $0.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
            }
        case AF_INET6:
            let address = withUnsafeBytes(of: storage) { $0.loadUnaligned(as: sockaddr_in6.self).sin6_addr }
            let words = withUnsafeBytes(of: address) { bytes in
                [0, 8].map { UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)) }
            }
            // RFC 4291 2.5.5.2: ::ffff:0:0/96 is IPv4, which a socket of :: sees so.
            let isMapped = words[0] == 0 && words[1] >> 32 == 0xFFFF
            self = isMapped ? .v4(UInt32(truncatingIfNeeded: words[1])) : .v6(words[0])
        default: return nil
        }
    }

    /// 127.0.0.0/8; of IPv6 `::1` and nothing else has a network of zeros that is in use.
    var isLoopback: Bool {
        switch self {
        case .v4(let address): address >> 24 == 127
        case .v6(let network): network == 0
        }
    }
}
