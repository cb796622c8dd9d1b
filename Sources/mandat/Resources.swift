// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser
import FoundationEssentials
import Glibc
import Registry

/// The directory with the dataset and the contract, found and read.
struct Resources {
    let path: String

    /// `argument`, else MANDAT_RESOURCES, else `Resources` beside the executable, else `./Resources`.
    init(_ argument: String?) {
        let executable = CommandLine.arguments.first ?? ""
        let folder = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        let beside = folder.isEmpty ? "Resources" : folder + "/Resources"
        let found = FileManager.default.fileExists(atPath: beside + "/kz") ? beside : "Resources"
        path = argument ?? Environment.text("MANDAT_RESOURCES") ?? found
    }

    /// The dataset; where it has faults, all of them are printed and the program ends.
    func registry() throws -> Registry {
        do throws(FixtureFaults) {
            return try Registry.load(resources: path)
        } catch {
            let count = error.faults.count
            printError("\(error)\n\(count) fault\(count == 1 ? "" : "s") in \(path); nothing was loaded.")
            throw ExitCode.dataFault
        }
    }

    /// An API over the dataset.
    /// - Parameter cacheBytes: the most bytes of answers to keep.
    func api(cacheBytes: Int = 0) throws -> API {
        API(
            registry: try registry(),
            site: Site(
                version: Mandat.version, openAPIYAML: try contents("openapi.yaml"),
                openAPIJSON: try contents("openapi.json")),
            cacheBytes: cacheBytes)
    }

    private func contents(_ name: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            printError("\(path)/\(name): cannot be read; it belongs beside kz/")
            throw ExitCode.dataFault
        }
        return Array(data)
    }
}

/// Writes a line to standard error.
func printError(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

/// Writes all bytes of a text to a descriptor.
func write(_ text: some Collection<UInt8>, to descriptor: CInt) {
    var rest = Array(text)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
    }
}

/// Writes a text to a descriptor.
func write(_ text: String, to descriptor: CInt) { write(Array(text.utf8), to: descriptor) }
