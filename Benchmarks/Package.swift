// swift-tools-version: 6.2
import PackageDescription

// Uses the public products only: what is measured here is what a program that embeds them gets.
let package = Package(
    name: "immuclient-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "immuclient", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
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
    ]
)
