// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// The count and the Monte Carlo engine against the clock, through the public library alone: `make bench-count`.
let package = Package(
    name: "count",
    dependencies: [.package(name: "mandat", path: "../..")],
    targets: [
        .executableTarget(
            name: "count-bench",
            dependencies: [.product(name: "Electoral", package: "mandat")],
            swiftSettings: [
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .treatAllWarnings(as: .error),
            ])
    ]
)
