// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTPServer
import Testing

@Suite(.timeLimit(.minutes(1))) struct SignalsTests {
    @Test func `signal(7) a watched signal is a call and not the end of the process`() async {
        let signals = Signals()
        let (stream, continuation) = AsyncStream.makeStream(of: CInt.self)
        await signals.watch([SIGUSR1]) { continuation.yield($0) }
        kill(getpid(), SIGUSR1)
        for await number in stream {
            #expect(number == SIGUSR1)
            break
        }
    }
}
