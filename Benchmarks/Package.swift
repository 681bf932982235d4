// swift-tools-version: 6.2
import PackageDescription

// Uses the public products only: what is measured here is what a program that embeds them gets.
let package = Package(
    name: "immuclient-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "immuclient", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    ],
    targets: [
        .executableTarget(
            name: "echo-server",
            dependencies: [
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHPACK", package: "swift-nio-http2"),
                .product(name: "NIOHTTP2", package: "swift-nio-http2"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "immuclient-bench",
            dependencies: [
                .product(name: "ImmuDBProofs", package: "immuclient"),
                .product(name: "ImmuDBEngine", package: "immuclient"),
                .product(name: "ImmuDBClient", package: "immuclient"),
                .product(name: "ImmuDBConnect", package: "immuclient"),
            ]),
        .executableTarget(
            name: "document-bench",
            dependencies: [
                .product(name: "ImmuDBProofs", package: "immuclient"),
                .product(name: "ImmuDBRecords", package: "immuclient"),
                .product(name: "ImmuDBClient", package: "immuclient"),
                .product(name: "ImmuDBConnect", package: "immuclient"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "ledger-bench",
            dependencies: [
                .product(name: "ImmuDBProofs", package: "immuclient"),
                .product(name: "ImmuDBEngine", package: "immuclient"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // The yardstick of sql-bench; `sh Scripts/bootstrap bench` installs it.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .executableTarget(
            name: "sql-bench",
            dependencies: [
                "CSQLite",
                .product(name: "ImmuDBEngine", package: "immuclient"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ]
)
