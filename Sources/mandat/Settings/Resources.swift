// SPDX-License-Identifier: Apache-2.0
import API
import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import Record
import Text
import Web

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
        let given = Environment.optional(argument, "MANDAT_RESOURCES")
        if given == nil { Settings.current?.note("MANDAT_RESOURCES", found, from: .byDefault) }
        path = given ?? found
    }

    /// The dataset; where it has faults, all of them are printed and the program ends.
    func registry() throws -> Record { try orEnd(load) }

    /// An API over the dataset, without a cache.
    func api() throws -> API {
        let registry = try registry()
        return API(
            registry: registry,
            site: Site(
                version: Mandat.version,
                assets: try orEnd { () throws(ResourcesFault) in try assets(registry.texts) }),
            cacheBytes: 0)
    }

    /// Prints a fault and ends the program.
    func orEnd<Value>(_ read: () throws(ResourcesFault) -> Value) throws -> Value {
        do throws(ResourcesFault) {
            return try read()
        } catch {
            printError("\(error)")
            throw ExitCode.dataFault
        }
    }

    /// The dataset.
    func load() throws(ResourcesFault) -> Record {
        do throws(FixtureFaults) {
            return try Record.load(resources: path) { count, work in
                DispatchQueue.concurrentPerform(iterations: count, execute: work)
            }
        } catch {
            let count = error.faults.count
            throw ResourcesFault(
                description: "\(error)\n\(count) fault\(count == 1 ? "" : "s") in \(path); nothing was loaded.")
        }
    }

    /// The bytes of a file beside the dataset.
    func contents(_ name: String) throws(ResourcesFault) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            throw ResourcesFault(description: "\(path)/\(name): cannot be read; it belongs beside kz/")
        }
        return Array(data)
    }
}

extension Resources {
    /// The files of the dashboard, which says these texts.
    func assets(_ texts: Texts) throws(ResourcesFault) -> Assets {
        let folder = path + "/Dashboard"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw ResourcesFault(description: "\(folder): cannot be read; it belongs beside kz/")
        }
        var files: [String: [UInt8]] = [:]
        for name in names { files[name] = try contents("Dashboard/" + name) }
        do throws(AssetFaults) {
            return try Assets(files, texts)
        } catch {
            let lines = error.faults.map { "\(folder)/\($0)" }
            throw ResourcesFault(description: lines.joined(separator: "\n"))
        }
    }
}

/// Why the resources cannot be served.
struct ResourcesFault: Error, CustomStringConvertible {
    /// One fault a line.
    let description: String
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
