// SPDX-License-Identifier: Apache-2.0
import HTTPServer
import Logging

/// The events of the server, as lines on standard error.
struct EventLog: Sendable {
    private let logger: Logger

    init(level: Logger.Level) {
        var logger = Logger(label: "mandat") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        self.logger = logger
    }

    /// Tells how a reload went.
    func report(_ reload: (succeeded: Bool, text: String)) {
        if reload.succeeded { logger.info("\(reload.text)") } else { logger.error("\(reload.text)") }
    }

    func report(_ event: ServerEvent) {
        switch event {
        case .listening(let binding): logger.info("serving on \(binding)")
        case .acceptPaused(let reason): logger.warning("no new connections for now: \(reason)")
        case .acceptResumed: logger.info("new connections again")
        case .connectionFailed(let reason): logger.warning("a connection could not be taken in: \(reason)")
        case .draining: logger.info("stopping; requests that have begun are answered")
        case .stopped(let cut): logger.info("stopped", metadata: ["cut": "\(cut)"])
        case .request(let method, let target, let status, let bytes, let microseconds, _):
            logger.debug("\(method) \(target) \(status) \(bytes) bytes \(microseconds) µs")
        }
    }
}
