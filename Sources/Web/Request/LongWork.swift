// SPDX-License-Identifier: Apache-2.0

extension Operation {
    /// Work that takes long, such as elections to be drawn, and what is told of it.
    package struct LongWork {
        /// What a piece of work is going to take.
        package struct Estimate: Sendable {
            /// Nanoseconds of processor time.
            package var nanoseconds: Int
            /// Bytes held until it is done.
            package var bytes = 0

            /// A value of these parts.
            package init(nanoseconds: Int, bytes: Int = 0) {
                self.nanoseconds = nanoseconds
                self.bytes = bytes
            }
        }

        package let estimate: Estimate
        /// Does it on the calling thread.
        package let here: () throws(Problem) -> Content
        /// Does it in tasks, on all processors where they can be had.
        package let inTasks: () async throws(Problem) -> Content

        /// A value of these parts.
        package init(
            estimate: Estimate, here: @escaping () throws(Problem) -> Content,
            inTasks: @escaping () async throws(Problem) -> Content
        ) {
            self.estimate = estimate
            self.here = here
            self.inTasks = inTasks
        }

        /// The same work with something else told of it.
        package func telling(_ tell: @escaping (Content) -> Content) -> LongWork {
            LongWork(
                estimate: estimate, here: { () throws(Problem) in tell(try here()) },
                inTasks: { () async throws(Problem) in tell(try await inTasks()) })
        }
    }
}
