// swift-tools-version: 6.2
import PackageDescription

// One target per layer; an arrow may only point downwards (docs/architecture.md, enforced by TidyTests).

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grpcCore: Target.Dependency = .product(name: "GRPCCore", package: "grpc-swift-2")
let grpcInProcess: Target.Dependency = .product(name: "GRPCInProcessTransport", package: "grpc-swift-2")
let grpcProtobuf: Target.Dependency = .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func layer(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: swiftSettings)
}

let package = Package(
    name: "immuclient",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "immuclient", targets: ["immuclient"]),
        .library(name: "ImmuDBProofs", targets: ["ImmuDBProofs"]),
        .library(name: "ImmuDBClient", targets: ["ImmuDBClient"]),
        .library(name: "ImmuDBEngine", targets: ["ImmuDBEngine"]),
        .library(name: "ImmuDBConnect", targets: ["ImmuDBConnect"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.4.1"),
    ],
    targets: [
        // L0: C modules and shims, nothing else.
        .target(name: "CImmuDBShims"),
        .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CCrypt", linkerSettings: [.linkedLibrary("crypt", .when(platforms: [.linux]))]),
        // L1
        layer("ImmuDBProofs", ["CImmuDBShims", crypto]),
        layer("TerminalUI", ["CLibEdit"]),
        layer("SystemIO", ["CImmuDBShims"]),
        layer("SystemCodecs", ["CCrypt", "CZlib"]),
        // L2
        layer("ImmuDBStorage", ["ImmuDBProofs", "SystemIO", "SystemCodecs"]),
        layer(
            "ImmuDBProtocol", ["ImmuDBProofs", grpcCore, grpcProtobuf, protobuf], exclude: ["Protos"]),
        layer("ImmuDBRecords", ["ImmuDBProofs"]),
        layer("CommandLineKit", ["ImmuDBProofs", "TerminalUI", "SystemIO", argumentParser]),
        layer("ImmuDBSimulation", ["SystemIO"]),
        // L3
        layer(
            "ImmuDBClient",
            ["ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", "SystemIO", grpcCore, protobuf]),
        // L4
        layer(
            "ImmuDBEngine", ["ImmuDBProofs", "ImmuDBStorage", "ImmuDBRecords", "SystemIO", "SystemCodecs"]),
        // L5
        layer(
            "ImmuDBServer",
            ["ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", "ImmuDBEngine", grpcCore, protobuf]),
        // L6
        layer(
            "ImmuDBConnect",
            ["ImmuDBClient", "ImmuDBServer", "ImmuDBEngine", "SystemIO", grpcCore, grpcInProcess]),
        // L7
        layer(
            "ImmuDBShell",
            [
                "ImmuDBProofs", "ImmuDBClient", "ImmuDBConnect", "ImmuDBEngine", "ImmuDBRecords",
                "CommandLineKit",
                "TerminalUI", "SystemIO", argumentParser,
            ]),
        // L8
        .executableTarget(
            name: "immuclient", dependencies: ["ImmuDBShell"], swiftSettings: swiftSettings),
        tests("ImmuDBProofsTests", ["ImmuDBProofs", "CImmuDBShims", crypto]),
        tests("TerminalUITests", ["TerminalUI"]),
        tests("SystemIOTests", ["SystemIO"]),
        tests("SystemCodecsTests", ["SystemCodecs"]),
        tests("ImmuDBStorageTests", ["ImmuDBStorage", "ImmuDBProofs", "SystemIO", "SystemCodecs"]),
        tests("ImmuDBProtocolTests", ["ImmuDBProofs", "ImmuDBProtocol", grpcCore, grpcProtobuf, protobuf]),
        tests("ImmuDBRecordsTests", ["ImmuDBRecords", "ImmuDBProofs"]),
        tests("CommandLineKitTests", ["CommandLineKit", "ImmuDBProofs", "SystemIO", "TerminalUI"]),
        tests(
            "ImmuDBClientTests",
            [
                "ImmuDBClient", "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", "SystemIO", grpcCore,
                grpcInProcess, protobuf,
            ]),
        tests("ImmuDBEngineTests", ["ImmuDBEngine", "ImmuDBProofs", "ImmuDBRecords", "SystemIO"]),
        tests(
            "ImmuDBServerTests",
            [
                "ImmuDBServer", "ImmuDBEngine", "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", grpcCore,
                grpcInProcess, protobuf,
            ]),
        tests(
            "ImmuDBConnectTests",
            ["ImmuDBConnect", "ImmuDBClient", "ImmuDBEngine", "ImmuDBProofs", "SystemIO"]),
        tests(
            "ImmuDBShellTests",
            [
                "ImmuDBShell", "ImmuDBProofs", "ImmuDBClient", "ImmuDBConnect", "ImmuDBEngine",
                "CommandLineKit",
                "TerminalUI", "SystemIO", argumentParser,
            ]),
        tests(
            "ImmuDBSimulationTests",
            [
                "ImmuDBSimulation", "ImmuDBStorage", "ImmuDBEngine", "ImmuDBClient", "ImmuDBProofs",
                "SystemCodecs",
                "SystemIO",
            ]),
        tests("EndToEndTests", ["immuclient", "SystemIO"]),
        tests("TidyTests", []),
    ]
)
