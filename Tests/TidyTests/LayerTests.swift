import Testing

/// The arrows of docs/architecture.md: a module imports lower layers only.
@Suite struct LayerTests {
    static let layers: [[String]] = [
        ["CImmuDBShims", "CLibEdit", "CNCurses", "CCrypt", "CZlib", "CZstd", "CFuzzer"],
        ["ImmuDBProofs", "TerminalUI", "SystemIO", "SystemCodecs"],
        ["ImmuDBRecords"],
        [
            "ImmuDBStorage", "ImmuDBProtocol", "CommandLineKit", "ImmuDBSimulation",
            "ImmuDBTransport",
        ],
        ["ImmuDBClient", "ImmuDBSQL"],
        ["ImmuDBEngine", "ImmuDBFuzzing"],
        ["ImmuDBServer"],
        ["ImmuDBConnect", "ImmuDBDaemon"],
        ["ImmuDBShell", "ImmuDBAdmin", "ImmuDBTesting"],
        ["immuclient", "immuadmin", "immudb", "immudb-fuzz"],
    ]

    /// What a module may import besides lower layers. The transport stays out of the engine, protobuf out of
    /// the proofs.
    static let outside: [String: Set<String>] = [
        "ImmuDBProofs": ["Crypto", "CryptoExtras"],
        "ImmuDBProtocol": ["GRPCCore", "GRPCProtobuf", "SwiftProtobuf"],
        "CommandLineKit": ["ArgumentParser", "TOMLKit"],
        "ImmuDBClient": ["GRPCCore", "SwiftProtobuf"],
        "ImmuDBEngine": ["Crypto"],
        "ImmuDBFuzzing": ["GRPCCore", "SwiftProtobuf"],
        "ImmuDBServer": ["Crypto", "GRPCCore", "SwiftProtobuf"],
        "ImmuDBConnect": ["GRPCCore", "GRPCInProcessTransport"],
        "ImmuDBTransport": [
            "Crypto", "GRPCCore", "GRPCNIOTransportHTTP2Posix", "NIOCore", "NIOHPACK", "NIOHTTP2", "NIOPosix",
            "NIOSSL", "SwiftASN1", "X509",
        ],
        "ImmuDBDaemon": [
            "ArgumentParser", "GRPCCore", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging",
            "NIOCore", "NIOPosix", "NIOSSL", "TOMLKit", "X509",
        ],
        "ImmuDBTesting": [
            "GRPCCore", "GRPCInProcessTransport", "NIOCore", "NIOPosix", "SwiftProtobuf",
        ],
        "ImmuDBShell": ["ArgumentParser"],
        "ImmuDBAdmin": ["ArgumentParser", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOSSL"],
        "immuclient": ["ArgumentParser"],
    ]

    static let system: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "Synchronization", "Dispatch",
    ]

    /// Import statements of a file, without access level and attributes.
    static func imports(of file: SourceFile) -> [String] {
        file.code.compactMap { line in
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), words.count > position + 1,
                words[..<position].allSatisfy({
                    [
                        "public", "package", "internal", "private", "fileprivate", "@testable",
                        "@preconcurrency",
                    ].contains($0)
                })
            else { return nil }
            let last = words[position + 1]
            // `import struct Module.Name`
            let module =
                ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"].contains(last)
                ? (words.count > position + 2 ? words[position + 2] : last) : last
            return module.split(separator: ".").first.map(String.init)
        }
    }

    @Test func everyModuleHasALayer() {
        let known = Set(Self.layers.joined())
        let unknown = Set(SourceTree.sources.map(\.module)).subtracting(known)
        #expect(unknown.isEmpty, "give these modules a layer: \(unknown.sorted())")
    }

    @Test func importsPointDownwards() {
        var level: [String: Int] = [:]
        for (index, modules) in Self.layers.enumerated() {
            for module in modules { level[module] = index }
        }
        for file in SourceTree.sources {
            let own = level[file.module] ?? 0
            for module in Self.imports(of: file) where !Self.system.contains(module) {
                if let other = level[module] {
                    #expect(other < own, "\(file.path) imports \(module), which is not below \(file.module)")
                } else {
                    let allowed = Self.outside[file.module] ?? []
                    #expect(allowed.contains(module), "\(file.path) imports \(module)")
                }
            }
        }
    }

    @Test func cModulesAreWrappedOnce() {
        for file in SourceTree.sources {
            for module in Self.imports(of: file) where Self.layers[0].contains(module) {
                // The engine of libFuzzer calls back: nothing can stand between it and the program.
                #expect(
                    Self.layers[1].contains(file.module) || Self.layers[2].contains(file.module)
                        || (file.module == "immudb-fuzz" && module == "CFuzzer"),
                    "\(file.path) imports the C module \(module); wrap it in a lower layer")
            }
        }
    }

    @Test func generatedCodeStaysInOnePlace() {
        for file in SourceTree.sources
        where file.lines.prefix(12).contains(where: { $0.contains("DO NOT EDIT") }) {
            #expect(file.path.hasPrefix("Sources/ImmuDBProtocol/Generated/"), "\(file.path) is generated")
        }
    }
}
