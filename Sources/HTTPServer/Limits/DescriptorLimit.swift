// SPDX-License-Identifier: Apache-2.0
import Glibc

/// How many files this process may open (getrlimit(2)).
enum DescriptorLimit {
    /// Raises the limit to the highest that needs no privilege.
    ///
    /// The usual soft limit of 1,024 is there for programs that call select(2), which could not take more; this one has no
    /// such call, and every connection is a file.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
