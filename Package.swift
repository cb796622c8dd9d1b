// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// Settings of every target: https://docs.swift.org/compiler (SE-0335, SE-0409, SE-0444, SE-0461, SE-0443).
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Targets that never need an unsafe construct say so to the compiler (SE-0458).
let strict: [SwiftSetting] = house + [.strictMemorySafety()]

/// A target that imports another one without naming it here does not build:
/// `swift build --explicit-target-dependency-import-check error`.
let package = Package(
    name: "mandat",
    products: [
        .executable(name: "mandat", targets: ["mandat"]),
        .library(name: "Electoral", targets: ["Electoral", "PollSimulation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: [
        // sqrt and round of the standard library are calls to libm, which only an import of Glibc would link.
        .target(name: "Electoral", swiftSettings: strict, linkerSettings: [.linkedLibrary("m")]),
        .target(
            name: "PollSimulation", dependencies: ["Electoral"], swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Text", swiftSettings: strict),
        .target(name: "JSON", dependencies: ["Text"], swiftSettings: strict),
        .target(name: "HTTP", swiftSettings: strict),
        .target(name: "Charts", dependencies: ["Text"], swiftSettings: strict),
        .target(name: "Search", dependencies: ["Text"], swiftSettings: strict),
        .target(name: "Record", dependencies: ["Electoral", "JSON", "Search", "Text"], swiftSettings: strict),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "Gzip", dependencies: ["CZlib"], swiftSettings: house),
        .target(
            name: "Web", dependencies: ["Charts", "Electoral", "HTTP", "JSON", "Record", "Text"],
            swiftSettings: strict),
        .target(
            name: "Simulations", dependencies: ["Electoral", "JSON", "PollSimulation", "Record", "Text"],
            swiftSettings: strict),
        .target(
            name: "LegalCalculators", dependencies: ["Electoral", "JSON", "Record", "Text"],
            swiftSettings: strict),
        .target(
            name: "SimulationOperations",
            dependencies: ["Electoral", "HTTP", "JSON", "PollSimulation", "Record", "Simulations", "Text", "Web"],
            swiftSettings: strict),
        .target(
            name: "CalculatorOperations",
            dependencies: [
                "Electoral", "HTTP", "JSON", "LegalCalculators", "Record", "SimulationOperations", "Text", "Web",
            ],
            swiftSettings: strict),
        .target(
            name: "RecordOperations",
            dependencies: [
                "Electoral", "Gzip", "HTTP", "JSON", "Record", "Search", "SimulationOperations", "Text", "Web",
            ],
            swiftSettings: strict),
        .target(
            name: "ChartOperations",
            dependencies: [
                "Charts", "Electoral", "HTTP", "JSON", "PollSimulation", "Record", "RecordOperations",
                "SimulationOperations", "Simulations", "Text", "Web",
            ],
            swiftSettings: strict),
        .target(
            name: "Website",
            dependencies: [
                "CalculatorOperations", "ChartOperations", "Charts", "Electoral", "HTTP", "JSON", "LegalCalculators",
                "PollSimulation", "Record", "RecordOperations", "SimulationOperations", "Simulations", "Text", "Web",
            ],
            swiftSettings: strict),
        .target(
            name: "RecordPages",
            dependencies: [
                "ChartOperations", "Electoral", "HTTP", "JSON", "Record", "RecordOperations", "SimulationOperations",
                "Text", "Web", "Website",
            ],
            swiftSettings: strict),
        .target(
            name: "API",
            dependencies: [
                "CalculatorOperations", "ChartOperations", "Gzip", "HTTP", "JSON", "Record", "RecordOperations",
                "RecordPages", "SimulationOperations", "Text", "Web", "Website",
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "HTTPServer", dependencies: ["HTTP", "CEpoll", "COpenSSL"], swiftSettings: house),
        .systemLibrary(name: "CSpawn"),
        .target(name: "Subprocess", dependencies: ["CSpawn"], swiftSettings: house),
        .executableTarget(
            name: "mandat",
            dependencies: [
                "API", "Electoral", "HTTP", "HTTPServer", "JSON", "Record", "SimulationOperations", "Simulations",
                "Subprocess", "Text", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house),

        .testTarget(
            name: "ElectoralTests", dependencies: ["Electoral", "JSON", "Record", "Text"], exclude: ["Golden"],
            swiftSettings: house),
        .testTarget(
            name: "PollSimulationTests", dependencies: ["Electoral", "PollSimulation"], swiftSettings: house),
        .testTarget(name: "ChartsTests", dependencies: ["Charts", "Record", "Text"], swiftSettings: house),
        .testTarget(name: "SearchTests", dependencies: ["Search"], swiftSettings: house),
        .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: house),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "Text"], swiftSettings: house),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP"], swiftSettings: house),
        .testTarget(name: "GzipTests", dependencies: ["Gzip", "CZlib"], swiftSettings: house),
        .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer", "HTTP", "COpenSSL"], swiftSettings: house),
        .testTarget(name: "SubprocessTests", dependencies: ["Subprocess"], swiftSettings: house),
        .testTarget(name: "RecordTests", dependencies: ["Record", "JSON", "Text"], swiftSettings: house),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "CalculatorOperations", "ChartOperations", "Electoral", "HTTP", "JSON", "LegalCalculators",
                "Record", "RecordOperations", "RecordPages", "SimulationOperations", "Simulations", "Text", "Web",
                "Website",
            ],
            swiftSettings: house),
        .testTarget(
            name: "MandatTests", dependencies: ["API", "Electoral", "HTTP", "JSON", "Record", "Text", "Web", "mandat"],
            swiftSettings: house),
    ]
)
