// swift-tools-version: 6.2
import PackageDescription

// Uses the public products only: what is possible here is possible in any program.
let package = Package(
    name: "immuclient-examples",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "immuclient", path: "..")],
    targets: [
        .executableTarget(
            name: "embedded-ledger",
            dependencies: [
                .product(name: "ImmuDBEngine", package: "immuclient"),
                .product(name: "ImmuDBClient", package: "immuclient"),
                .product(name: "ImmuDBConnect", package: "immuclient"),
            ]),
        .executableTarget(
            name: "verified-client",
            dependencies: [
                .product(name: "ImmuDBProofs", package: "immuclient"),
                .product(name: "ImmuDBClient", package: "immuclient"),
                .product(name: "ImmuDBConnect", package: "immuclient"),
            ]),
    ]
)
