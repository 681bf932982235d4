// swift-tools-version: 6.2
import PackageDescription

// One target per layer; an arrow may only point downwards (docs/architecture.md, enforced by TidyTests).

/// Counters for libFuzzer in the branches of our modules, and of ours only (Scripts/fuzz).
let isFuzzed = Context.environment["IMMUCLIENT_FUZZING"] != nil
let fuzzing = isFuzzed ? ["-sanitize=fuzzer"] : []

let swiftSettings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ] + (isFuzzed ? [.unsafeFlags(fuzzing)] : [])

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grpcCore: Target.Dependency = .product(name: "GRPCCore", package: "grpc-swift-2")
let grpcInProcess: Target.Dependency = .product(name: "GRPCInProcessTransport", package: "grpc-swift-2")
let grpcProtobuf: Target.Dependency = .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let grpcHTTP2: Target.Dependency = .product(
    name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP2: Target.Dependency = .product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioHPACK: Target.Dependency = .product(name: "NIOHPACK", package: "swift-nio-http2")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func layer(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

/// A program of somebody else, as far as access goes: it sees the public declarations only.
func example(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Examples/\(name)", packageAccess: false,
        swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: swiftSettings)
}

let package = Package(
    name: "immuclient",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "immuclient", targets: ["immuclient"]),
        .executable(name: "immuadmin", targets: ["immuadmin"]),
        .executable(name: "immudb", targets: ["immudb"]),
        .executable(name: "immudb-fuzz", targets: ["immudb-fuzz"]),
        .library(name: "ImmuDBProofs", targets: ["ImmuDBProofs"]),
        .library(name: "ImmuDBRecords", targets: ["ImmuDBRecords"]),
        .library(name: "ImmuDBClient", targets: ["ImmuDBClient"]),
        .library(name: "ImmuDBEngine", targets: ["ImmuDBEngine"]),
        .library(name: "ImmuDBConnect", targets: ["ImmuDBConnect"]),
        .library(name: "ImmuDBTesting", targets: ["ImmuDBTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.4.1"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    ],
    targets: [
        // L0: C modules and shims, nothing else.
        .target(name: "CImmuDBShims"),
        .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
        .target(
            name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CCrypt", linkerSettings: [.linkedLibrary("crypt", .when(platforms: [.linux]))]),
        .target(name: "CFuzzer"),
        .target(name: "CZstd", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        // L1
        layer("ImmuDBProofs", ["CImmuDBShims", crypto]),
        layer("TerminalUI", ["CLibEdit", "CNCurses"]),
        layer("SystemIO", ["CImmuDBShims"]),
        layer("SystemCodecs", ["CCrypt", "CZlib", "CZstd"]),
        // L2
        layer("ImmuDBStorage", ["ImmuDBProofs", "SystemIO", "SystemCodecs"]),
        layer(
            "ImmuDBProtocol", ["ImmuDBProofs", "ImmuDBRecords", grpcCore, grpcProtobuf, protobuf],
            exclude: ["Protos"]),
        layer("ImmuDBRecords", ["ImmuDBProofs"]),
        layer("CommandLineKit", ["ImmuDBProofs", "TerminalUI", "SystemIO", argumentParser, toml]),
        layer("ImmuDBSimulation", ["SystemIO"]),
        layer(
            "ImmuDBTransport",
            [
                "ImmuDBProofs", "SystemIO", "SystemCodecs", grpcCore, grpcHTTP2, nioCore, nioPosix, nioHTTP2,
                nioHPACK, nioSSL, x509, asn1, crypto,
            ]),
        // L3
        layer("ImmuDBSQL", ["ImmuDBProofs", "ImmuDBRecords", "SystemIO"]),
        layer(
            "ImmuDBClient",
            ["ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", "SystemIO", grpcCore, protobuf]),
        // L4
        layer(
            "ImmuDBEngine",
            [
                "ImmuDBProofs", "ImmuDBStorage", "ImmuDBRecords", "ImmuDBSQL", "SystemIO", "SystemCodecs",
                crypto,
            ]),
        layer(
            "ImmuDBFuzzing",
            [
                "ImmuDBProofs", "ImmuDBRecords", "ImmuDBStorage", "ImmuDBSQL", "ImmuDBProtocol",
                "ImmuDBClient",
                "CommandLineKit", "TerminalUI", "SystemIO", "SystemCodecs", grpcCore, protobuf,
            ]),
        // L5
        layer(
            "ImmuDBServer",
            [
                "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", "ImmuDBSQL", "ImmuDBEngine", crypto,
                grpcCore, protobuf,
            ]),
        // L6
        layer(
            "ImmuDBConnect",
            [
                "ImmuDBClient", "ImmuDBServer", "ImmuDBEngine", "ImmuDBTransport", "CommandLineKit",
                "SystemIO",
                grpcCore,
                grpcInProcess,
            ]),
        layer(
            "ImmuDBDaemon",
            [
                "ImmuDBServer", "ImmuDBEngine", "ImmuDBTransport", "ImmuDBProofs", "CommandLineKit",
                "SystemIO",
                grpcCore, argumentParser, logging, hummingbird, hummingbirdTLS, toml, nioCore, nioPosix,
                nioSSL, x509,
            ]),
        // L7
        layer(
            "ImmuDBShell",
            [
                "ImmuDBProofs", "ImmuDBClient", "ImmuDBConnect", "ImmuDBEngine", "ImmuDBRecords",
                "CommandLineKit",
                "TerminalUI", "SystemIO", argumentParser,
            ]),
        layer(
            "ImmuDBAdmin",
            [
                "ImmuDBProofs", "ImmuDBClient", "ImmuDBConnect", "ImmuDBEngine", "ImmuDBStorage",
                "ImmuDBRecords", "CommandLineKit",
                "TerminalUI", "SystemIO", "SystemCodecs", argumentParser, asyncHTTPClient, nioCore, nioHTTP1,
                nioSSL,
            ]),
        layer(
            "ImmuDBTesting",
            [
                "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBClient", "ImmuDBEngine", "ImmuDBServer",
                "ImmuDBDaemon",
                "ImmuDBConnect", "ImmuDBTransport", "SystemIO", grpcCore, grpcInProcess, protobuf, nioCore,
                nioPosix,
            ]),
        // L8
        .executableTarget(
            name: "immuadmin", dependencies: ["ImmuDBAdmin"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "immudb", dependencies: ["ImmuDBDaemon"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "immuclient", dependencies: ["ImmuDBShell"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "immudb-fuzz", dependencies: ["ImmuDBFuzzing", "CFuzzer"], swiftSettings: swiftSettings,
            linkerSettings: isFuzzed ? [.unsafeFlags(fuzzing)] : []),
        example("embedded-ledger", ["ImmuDBProofs", "ImmuDBEngine", "ImmuDBClient", "ImmuDBConnect"]),
        example("lying-server", ["ImmuDBProofs", "ImmuDBTesting"]),
        example("verified-client", ["ImmuDBProofs", "ImmuDBClient", "ImmuDBConnect"]),
        tests("ImmuDBProofsTests", ["ImmuDBProofs", "CImmuDBShims", crypto]),
        tests("TerminalUITests", ["TerminalUI"]),
        tests("SystemIOTests", ["SystemIO"]),
        tests("SystemCodecsTests", ["SystemCodecs"]),
        tests(
            "ImmuDBStorageTests",
            ["ImmuDBStorage", "ImmuDBProofs", "ImmuDBSimulation", "SystemIO", "SystemCodecs"]),
        tests("ImmuDBProtocolTests", ["ImmuDBProofs", "ImmuDBProtocol", grpcCore, grpcProtobuf, protobuf]),
        tests("ImmuDBFuzzingTests", ["ImmuDBFuzzing"]),
        tests("ImmuDBRecordsTests", ["ImmuDBRecords", "ImmuDBProofs"]),
        tests(
            "CommandLineKitTests",
            ["CommandLineKit", "ImmuDBProofs", "SystemIO", "TerminalUI", argumentParser]),
        tests(
            "ImmuDBClientTests",
            [
                "ImmuDBClient", "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", "SystemIO", grpcCore,
                grpcInProcess, protobuf,
            ]),
        tests(
            "ImmuDBEngineTests",
            ["ImmuDBEngine", "ImmuDBProofs", "ImmuDBRecords", "ImmuDBSQL", "SystemIO"]),
        tests(
            "ImmuDBServerTests",
            [
                "ImmuDBServer", "ImmuDBEngine", "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBRecords", grpcCore,
                grpcInProcess, protobuf,
            ]),
        tests(
            "ImmuDBConnectTests",
            [
                "ImmuDBConnect", "ImmuDBClient", "ImmuDBEngine", "ImmuDBServer", "ImmuDBTransport",
                "ImmuDBProofs", "ImmuDBRecords", "SystemIO", grpcCore, grpcInProcess,
            ]),
        tests(
            "ImmuDBShellTests",
            [
                "ImmuDBShell", "ImmuDBProofs", "ImmuDBClient", "ImmuDBConnect", "ImmuDBEngine",
                "CommandLineKit", "ImmuDBServer", "ImmuDBTransport", "ImmuDBRecords",
                "ImmuDBTesting",
                "TerminalUI", "SystemIO", argumentParser,
            ]),
        tests(
            "ImmuDBAdminTests",
            [
                "ImmuDBAdmin", "ImmuDBClient", "ImmuDBConnect", "ImmuDBProofs", "ImmuDBEngine",
                "ImmuDBStorage", "ImmuDBRecords", "ImmuDBSimulation",
                "CommandLineKit",
                "TerminalUI", "SystemIO", "SystemCodecs",
            ]),
        tests(
            "ImmuDBSimulationTests",
            [
                "ImmuDBSimulation", "ImmuDBStorage", "ImmuDBEngine", "ImmuDBClient", "ImmuDBProofs",
                "ImmuDBRecords", "ImmuDBSQL",
                "SystemCodecs",
                "SystemIO",
            ]),
        tests(
            "ImmuDBTransportTests",
            [
                "ImmuDBTransport", "SystemIO", "SystemCodecs", grpcCore, grpcHTTP2, nioCore, nioEmbedded,
                nioHPACK,
                nioPosix, x509,
                asn1, crypto,
            ]),
        tests("ImmuDBSQLTests", ["ImmuDBSQL", "ImmuDBRecords", "ImmuDBProofs", "SystemIO"]),
        tests(
            "ImmuDBDaemonTests",
            [
                "ImmuDBDaemon", "ImmuDBServer", "ImmuDBEngine", "ImmuDBTransport", "ImmuDBProtocol",
                "CommandLineKit", "SystemIO", grpcCore, grpcHTTP2, logging, protobuf,
            ]),
        tests(
            "ImmuDBTestingTests",
            [
                "ImmuDBTesting", "ImmuDBClient", "ImmuDBProofs", "ImmuDBProtocol", "ImmuDBEngine",
                "ImmuDBConnect", "ImmuDBRecords",
                "SystemIO", grpcCore, protobuf, nioCore, nioEmbedded,
            ]),
        tests("EndToEndTests", ["immuclient", "immuadmin", "immudb", "SystemIO"]),
        tests("TidyTests", []),
    ]
)

// A part of the tests, with only what it needs (Scripts/sanitize): the names of its targets, with commas between.
if let names = Context.environment["IMMUCLIENT_TESTS"]?.split(separator: ",").map(String.init) {
    package.targets.removeAll { $0.type == .test && !names.contains($0.name) }
}
