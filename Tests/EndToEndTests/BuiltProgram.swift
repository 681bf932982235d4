import Testing

/// The program under test, as it was just built.
enum BuiltProgram {
    /// Path of an executable beside the test bundle.
    static func path(_ name: String) throws -> String {
        let bundle = try #require(
            CommandLine.arguments.first { $0.contains(".xctest") },
            "the test bundle is not among the arguments")
        let end = try #require(bundle.firstRange(of: ".xctest")?.lowerBound)
        let directory = bundle[..<end].split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return directory.joined(separator: "/") + "/" + name
    }
}
