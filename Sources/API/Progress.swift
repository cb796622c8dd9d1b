// SPDX-License-Identifier: Apache-2.0
import HTTP
import PollSimulation
import Text

extension API {
    /// How far a request comes without what takes long.
    enum Progress {
        case ended(Response)
        /// What to draw, and what follows once it is drawn, or is not.
        case drawing(SimulationRun, end: (Result<SimulationTally, Undrawn>) -> Progress)
        /// A picture to make pixels of, and what follows.
        case rasterising([UInt8], Rasterizer, end: (Result<[UInt8], Rasterizer.Fault>) -> Progress)
    }

    /// Why there are no draws.
    enum Undrawn: Error {
        case refused(Problem)
        case ended(SimulationRun.Fault)

        func problem(_ draws: Operation.PendingDraws) -> Problem {
            switch self {
            case .refused(let problem): problem
            case .ended(.abandoned): Problem(.overloaded, "The simulation was given up.")
            case .ended(.tooLong(let most)): draws.refuse(most)
            }
        }
    }
}
