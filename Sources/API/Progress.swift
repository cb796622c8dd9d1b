// SPDX-License-Identifier: Apache-2.0
import HTTP
import Web

extension API {
    /// How far a request comes without what takes long.
    enum Progress {
        case ended(Response)
        /// Long work to do, and what follows once it is done, or is not.
        case working(Operation.LongWork, end: (Result<Operation.Content, Problem>) -> Progress)
        /// A picture to make pixels of, and what follows.
        case rasterising([UInt8], Rasterizer, end: (Result<[UInt8], Rasterizer.Fault>) -> Progress)
    }
}
