// SPDX-License-Identifier: Apache-2.0
import HTTP

/// What the connections of one loop share: the handler, the clock and the buffers, so that an idle connection owns none.
final class LoopContext {
    let configuration: ServerConfiguration
    let timeouts: Timeouts
    /// The longest turn of a connection in microseconds.
    let turnTime: Int64
    let handler: Handler
    let decide: @Sendable (Request) -> Response?
    let refuse: @Sendable (Refusal) -> Response
    let onEvent: @Sendable (ServerEvent) -> Void
    let metrics: LoopMetrics
    private let accessLog: AccessLog?
    /// Lines that the access log has not been given yet.
    private var lines: [UInt8] = []
    private var logTime = LogTime(0)
    private var logSecond: Int64 = 0
    var bodies: BodyBudget
    var requestIDs = RequestID()
    var encoder = ResponseEncoder()
    /// Where every read goes; what is not decoded at once moves to its connection.
    var input = [UInt8](repeating: 0, count: 65_536)
    /// Where answers are put together; what the kernel does not take moves to their connection.
    var output: [UInt8] = []
    var isDraining = false
    private(set) var now = Time.milliseconds
    private(set) var epochSeconds = Time.epochSeconds

    init(
        configuration: ServerConfiguration, handler: @escaping Handler,
        decide: @escaping @Sendable (Request) -> Response?,
        refuse: @escaping @Sendable (Refusal) -> Response, onEvent: @escaping @Sendable (ServerEvent) -> Void,
        metrics: LoopMetrics, accessLog: AccessLog?, loops: Int
    ) {
        self.configuration = configuration
        timeouts = Timeouts(configuration)
        turnTime = configuration.maximumTurnTime.microseconds
        bodies = BodyBudget(limit: configuration.maximumHeldBodyBytes / loops)
        self.handler = handler
        self.decide = decide
        self.refuse = { refusal in
            var response = refuse(refusal)
            response.refusal = refusal.code
            return response
        }
        self.onEvent = onEvent
        self.metrics = metrics
        self.accessLog = accessLog.flatMap { $0.format == .off ? nil : $0 }
    }

    /// Whether answers are reported, so that an `Exchange` has to keep its `AccessRecord`.
    var reportsAnswers: Bool { accessLog != nil || configuration.reportsRequests }

    /// Reads the clocks; called once for each batch of events.
    func refreshClocks() {
        now = Time.milliseconds
        epochSeconds = Time.epochSeconds
    }

    /// Empties the shared output; one large answer does not keep its memory.
    func clearOutput() {
        output.removeAll(keepingCapacity: output.capacity <= 4 * configuration.maximumOutputBytes)
    }

    // MARK: Metrics and access log

    /// Counts an answer in the metrics, and reports it to the access log and as a `ServerEvent` where those are on.
    func report(_ exchange: Exchange, remote: () -> String) {
        let microseconds = Int(Time.microseconds - exchange.start)
        metrics.note(operation: exchange.operation, status: exchange.status, microseconds: microseconds)
        guard let record = exchange.record else { return }
        if let accessLog { log(record, exchange, accessLog.format, microseconds, remote()) }
        if configuration.reportsRequests {
            onEvent(
                .request(
                    method: record.method, target: record.target, status: exchange.status, bytes: exchange.bytes,
                    microseconds: microseconds, remote: remote()))
        }
    }

    private func log(
        _ record: AccessRecord, _ exchange: Exchange, _ format: AccessLog.Format, _ microseconds: Int, _ remote: String
    ) {
        if logSecond != epochSeconds {
            logSecond = epochSeconds
            logTime = LogTime(epochSeconds)
        }
        if exchange.status < 400, accessLog?.leavesOut(record.target) == true { return }
        switch format {
        case .json:
            record.appendJSON(exchange, microseconds: microseconds, remote: remote, time: logTime, to: &lines)
        case .combined: record.appendCombined(exchange, remote: remote, time: logTime, to: &lines)
        case .off: return
        }
        if lines.count >= Self.maximumLines { handOverLines() }
    }

    /// Bytes of lines after which the access log gets them before the batch ends.
    private static let maximumLines = 65_536

    /// Gives the lines so far to the access log.
    func handOverLines() {
        guard !lines.isEmpty else { return }
        accessLog?.write(lines)
        lines.removeAll(keepingCapacity: false)
    }
}
