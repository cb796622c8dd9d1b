// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Glibc
import Subprocess
import Web

/// librsvg's `rsvg-convert`, which makes PNG of SVG: found when the server starts, or not there.
struct PictureProgram {
    /// Where it is; nil where there is none.
    let path: String?
    private var limits = HelperProgram.Limits()

    private static let name = "rsvg-convert"
    private static let arguments = ["--format=png"]

    /// The one given by option or variable, `none` for none, else the first on the PATH.
    /// - Throws: a usage error where what is given cannot be run.
    init(_ argument: String?, timeout: Int?) throws {
        limits.seconds = try Environment.integer(timeout, "picture-timeout", in: 1...300, default: limits.seconds)
        guard let given = Environment.optional(argument, "MANDAT_RSVG_CONVERT") else {
            path = (Environment.text("PATH") ?? "").split(separator: ":").map { "\($0)/\(Self.name)" }.first(
                where: Self.canBeRun)
            if let path { Settings.current?.note("MANDAT_RSVG_CONVERT", path, from: .byDefault) }
            return
        }
        guard given == "none" || Self.canBeRun(given) else {
            throw ValidationError("--rsvg-convert is \(given), which cannot be run; give its path, or none.")
        }
        path = given == "none" ? nil : given
    }

    /// What makes pixels of charts; nil where there is no program.
    var rasterizer: Rasterizer? {
        guard let path else { return nil }
        let program = HelperProgram(path, arguments: Self.arguments, limits: limits)
        return Rasterizer { svg in await program.run(svg).mapError(Rasterizer.Fault.init) }
    }

    private static func canBeRun(_ path: String) -> Bool {
        var status = stat()
        return path.hasPrefix("/") && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && access(path, X_OK) == 0
    }
}

extension Rasterizer.Fault {
    fileprivate init(_ fault: HelperProgram.Fault) {
        switch fault {
        case .busy: self = .busy
        case .tookTooLong(let seconds): self = .tookTooLong(seconds: seconds)
        case .notStarted(let number): self = .failed("it cannot be started (\(String(cString: strerror(number))))")
        case .exited(let status): self = .failed("it ended with status \(status)")
        case .ended(let signal): self = .failed("it was ended by signal \(signal)")
        case .wroteTooMuch(let limit): self = .failed("it wrote more than \(limit) bytes")
        case .cancelled: self = .abandoned
        }
    }
}
