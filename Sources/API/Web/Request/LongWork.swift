// SPDX-License-Identifier: Apache-2.0

extension Operation {
    /// Work that takes long, such as elections to be drawn, and what is told of it.
    struct LongWork {
        /// What a piece of work is going to take.
        struct Estimate: Sendable {
            /// Nanoseconds of processor time.
            var nanoseconds: Int
            /// Bytes held until it is done.
            var bytes = 0
        }

        let estimate: Estimate
        /// Does it on the calling thread.
        let here: () throws(Problem) -> Content
        /// Does it in tasks, on all processors where they can be had.
        let inTasks: () async throws(Problem) -> Content

        /// The same work with something else told of it.
        func telling(_ tell: @escaping (Content) -> Content) -> LongWork {
            LongWork(
                estimate: estimate, here: { () throws(Problem) in tell(try here()) },
                inTasks: { () async throws(Problem) in tell(try await inTasks()) })
        }
    }
}
