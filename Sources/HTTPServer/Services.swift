// SPDX-License-Identifier: Apache-2.0
import HTTP

/// What the connections of one loop share: the handler, the clock and the buffers, so that an idle connection owns none.
final class Services {
    let configuration: ServerConfiguration
    let timeouts: Timeouts
    let handler: Handler
    let refuse: @Sendable (Refusal) -> Response
    let onEvent: @Sendable (ServerEvent) -> Void
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
        refuse: @escaping @Sendable (Refusal) -> Response, onEvent: @escaping @Sendable (ServerEvent) -> Void
    ) {
        self.configuration = configuration
        timeouts = Timeouts(configuration)
        self.handler = handler
        self.refuse = refuse
        self.onEvent = onEvent
    }

    /// Looks at the clocks; once for each batch of events.
    func refreshClocks() {
        now = Time.milliseconds
        epochSeconds = Time.epochSeconds
    }

    /// Empties the shared output; one large answer does not keep its memory.
    func clearOutput() {
        output.removeAll(keepingCapacity: output.capacity <= 4 * configuration.maximumOutputBytes)
    }
}
