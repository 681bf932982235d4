#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which pager to run: words, never a shell line, so nothing in data or environment is interpreted.
package struct PagerCommand: Sendable, Equatable {
    /// Program and arguments.
    package let words: [String]

    package init(words: [String]) {
        self.words = words
    }

    /// `setting` (of the program) goes before `PAGER`; empty, "off" and "cat" mean none; with neither it is
    /// `less -RSFX` when the PATH has it.
    package static func choose(
        setting: String?, environment: [String: String],
        isExecutable: (String) -> Bool = { access($0, X_OK) == 0 }
    ) -> PagerCommand? {
        if let line = setting ?? environment["PAGER"] {
            let words = line.split(separator: " ").map(String.init)
            return words.isEmpty || ["cat", "off"].contains(line) ? nil : PagerCommand(words: words)
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        guard folders.contains(where: { $0.hasPrefix("/") && isExecutable("\($0)/less") }) else { return nil }
        return PagerCommand(words: ["less", "-RSFX"])
    }
}
