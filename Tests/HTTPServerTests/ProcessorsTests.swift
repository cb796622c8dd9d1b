// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import HTTPServer

@Suite struct `The processors of a process` {
    /// proc_pid_status(5) and "Mask format" of cpuset(7).
    @Test(arguments: [
        ("Cpus_allowed:\t3\n", 2), ("Cpus_allowed:\t1\nCpus_allowed_list:\t0\n", 1),
        ("Name:\tmandat\nCpus_allowed:\tff,00000000,0000000f\n", 12), ("Cpus_allowed:\t0\n", nil), ("Name:\tff\n", nil),
    ])
    func `are those that it may run on`(status: String, processors: Int?) {
        #expect(Processors.allowed(by: status) == processors)
    }

    /// Control Group v2, "CPU Interface Files": `$MAX $PERIOD`, with `max` for no limit.
    @Test(arguments: [
        ("max 100000\n", nil), ("100000 100000\n", 1), ("50000 100000\n", 1), ("150000 100000\n", 2),
        ("200000 100000\n", 2), ("1000 1000000\n", 1), ("0 100000\n", nil), ("", nil), ("1", nil), ("1 0", nil),
    ])
    func `are no more than a quota of time is worth`(text: String, processors: Int?) {
        #expect(Processors.quota(of: text) == processors)
    }

    /// Control Group v2, "Resource Distribution Models", limits: a group has at most what each group above it has.
    @Test func `are those of the tightest group`() {
        let files = [
            "/sys/fs/cgroup/mandat.slice/a.service/cpu.max": "max 100000\n",
            "/sys/fs/cgroup/mandat.slice/cpu.max": "300000 100000\n", "/sys/fs/cgroup/cpu.max": "800000 100000\n",
        ]
        let inherited = Processors.quota(of: "1:cpu:/x\n0::/mandat.slice/a.service\n") { files[$0] }
        #expect(inherited == 3)
        #expect(Processors.quota(of: "0::/\n") { files[$0] } == 8)
        #expect(Processors.quota(of: "0::/elsewhere/deeper\n") { files[$0] } == 8)
        #expect(Processors.quota(of: "1:cpu:/x\n") { files[$0] } == nil)
    }

    /// nproc(1) of coreutils counts the affinity mask, too.
    @Test func `are as many as nproc says`() throws {
        let (nproc, output) = (Process(), Pipe())
        nproc.executableURL = URL(filePath: "/usr/bin/nproc")
        nproc.standardOutput = output
        try nproc.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        nproc.waitUntilExit()
        #expect(try Processors.available <= #require(Int(said.trimmingCharacters(in: .newlines))))
        #expect(Processors.available >= 1)
    }
}
