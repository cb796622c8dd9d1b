// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// What draws are, against theory, and how random the generator is: `make distribution` prints the figures.
let package = Package(
    name: "distribution",
    dependencies: [.package(name: "mandat", path: "../..")],
    targets: [
        .executableTarget(
            name: "distribution", dependencies: [.product(name: "Electoral", package: "mandat")], path: "Sources",
            swiftSettings: [.treatAllWarnings(as: .error)])
    ]
)
