// SPDX-License-Identifier: Apache-2.0
import API
import HTTPServer
import Web

/// Figures in the text format of Prometheus, version 0.0.4: a help line, a type line, then the samples.
///
/// Labels are names of operations and classes of statuses, so their number does not depend on what clients send.
struct MetricsText {
    private var text = ""

    static func bytes(
        server: ServerMetrics?, operations: [String], cache: CacheStatistics?, reloads: ReloadReport, version: String,
        droppedLogBatches: Int, start: Int
    ) -> [UInt8] {
        var metrics = MetricsText()
        metrics.add(ProcessFigures(), start: start)
        if let server { metrics.add(server, operations) }
        if let cache { metrics.add(cache) }
        metrics.head("mandat_reloads_total", "counter", "Reloads of the dataset and the certificate.")
        metrics.sample("mandat_reloads_total", [("outcome", "failed")], reloads.failed)
        metrics.sample("mandat_reloads_total", [("outcome", "succeeded")], reloads.succeeded)
        metrics.single(
            "mandat_access_log_dropped_batches_total", "counter", "Batches of log lines that nobody took in time.",
            droppedLogBatches)
        metrics.head("mandat_dataset_info", "gauge", "The dataset that is served.")
        metrics.sample("mandat_dataset_info", [("version", version)], 1)
        metrics.head("mandat_build_info", "gauge", "The program.")
        metrics.sample("mandat_build_info", [("version", Mandat.version)], 1)
        return Array(metrics.text.utf8)
    }

    private mutating func add(_ server: ServerMetrics, _ operations: [String]) {
        let named = zip(operations, server.operations).filter { $0.1.answers.contains { $0 > 0 } }
        head("mandat_answers_total", "counter", "Answers by operation and class of status.")
        for (name, operation) in named {
            for (index, count) in operation.answers.enumerated() where count > 0 {
                sample("mandat_answers_total", [("operation", name), ("status", "\(index + 1)xx")], count)
            }
        }
        head(
            "mandat_answer_duration_seconds", "histogram",
            "From the complete request to the complete answer, by operation.")
        for (name, operation) in named { add(operation, name) }
        single("mandat_received_bytes_total", "counter", "Bytes read from connections.", server.bytesReceived)
        single("mandat_sent_bytes_total", "counter", "Bytes written to connections.", server.bytesSent)
        single("mandat_connections_total", "counter", "Connections accepted.", server.connectionsOpened)
        single(
            "mandat_connections_open", "gauge", "Connections open now.",
            server.connectionsOpened - server.connectionsClosed)
        single(
            "mandat_replies_pending", "gauge", "Answers that are being made off the event loops now.",
            server.repliesPending)
        single("mandat_work_pieces_running", "gauge", "Pieces of work on threads now.", server.work.running)
        single("mandat_work_pieces_waiting", "gauge", "Pieces of work that wait for a thread now.", server.work.waiting)
        if let end = server.certificateEnd {
            single(
                "mandat_certificate_end_timestamp_seconds", "gauge",
                "The last second in which the certificate is valid, from 1970.", Int(end))
        }
    }

    /// The names are those of Prometheus' own clients, which dashboards know.
    private mutating func add(_ process: ProcessFigures, start: Int) {
        head("process_cpu_seconds_total", "counter", "Processor time of the process, all threads together.")
        sample("process_cpu_seconds_total", [], text: Self.seconds(microseconds: process.processorMicroseconds))
        single("process_max_fds", "gauge", "Files and sockets that may be open.", process.maximumDescriptors)
        if let count = process.openDescriptors {
            single("process_open_fds", "gauge", "Files and sockets that are open now.", count)
        }
        if let bytes = process.residentBytes {
            single("process_resident_memory_bytes", "gauge", "Memory in use now.", bytes)
        }
        single("process_start_time_seconds", "gauge", "When the process began, in seconds from 1970.", start)
    }

    private mutating func add(_ operation: ServerMetrics.Operation, _ name: String) {
        var below = 0
        for (bound, count) in zip(ServerMetrics.bounds, operation.durations) {
            below += count
            sample(
                "mandat_answer_duration_seconds_bucket",
                [("operation", name), ("le", Self.seconds(microseconds: bound))], below)
        }
        let all = operation.durations.reduce(0, +)
        sample("mandat_answer_duration_seconds_bucket", [("operation", name), ("le", "+Inf")], all)
        sample(
            "mandat_answer_duration_seconds_sum", [("operation", name)],
            text: Self.seconds(microseconds: operation.microseconds))
        sample("mandat_answer_duration_seconds_count", [("operation", name)], all)
    }

    private mutating func add(_ cache: CacheStatistics) {
        head("mandat_cache_lookups_total", "counter", "Look-ups of answers; one to be compressed first looks twice.")
        sample("mandat_cache_lookups_total", [("outcome", "hit")], cache.hits)
        sample("mandat_cache_lookups_total", [("outcome", "miss")], cache.misses)
        single("mandat_cache_bytes", "gauge", "Bytes of answers kept now.", cache.bytes)
        single("mandat_cache_limit_bytes", "gauge", "Bytes of answers that may be kept.", cache.maximumBytes)
    }

    private mutating func single(_ name: String, _ type: String, _ help: String, _ value: Int) {
        head(name, type, help)
        sample(name, [], value)
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ labels: [(String, String)], _ value: Int) {
        sample(name, labels, text: String(value))
    }

    /// Values of labels are names of ours without quotes, backslashes and line ends.
    private mutating func sample(_ name: String, _ labels: [(String, String)], text value: String) {
        let list = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        text += list.isEmpty ? "\(name) \(value)\n" : "\(name){\(list)} \(value)\n"
    }

    /// A decimal number, without binary rounding.
    private static func seconds(microseconds: Int) -> String {
        let rest = String(microseconds % 1_000_000)
        var text = "\(microseconds / 1_000_000).\(String(repeating: "0", count: 6 - rest.utf8.count))\(rest)"
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
