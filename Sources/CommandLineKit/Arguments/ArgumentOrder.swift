/// Lets the flags that every command knows stand in front of the command as well as behind it.
package struct ArgumentOrder: Sendable {
    /// Names with their dashes that take a value.
    package let valueFlags: Set<String>
    /// Names with their dashes that take none.
    package let plainFlags: Set<String>

    package init(valueFlags: Set<String>, plainFlags: Set<String>) {
        self.valueFlags = valueFlags
        self.plainFlags = plainFlags
    }

    /// The arguments with `--name=` written as two words, so that an empty value is a value.
    package func separatingEmptyValues(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let flags = arguments[..<end].flatMap { argument in
            let name = String(argument.dropLast())
            return argument.hasSuffix("=") && valueFlags.contains(name) ? [name, ""] : [argument]
        }
        return flags + arguments[end...]
    }

    /// The arguments with the command first and the flags that stood in front of it behind it.
    ///
    /// Flags in front that are not known to every command stay where they are, so that the parser can
    /// complain about them in its own words.
    package func commandFirst(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            guard argument.hasPrefix("-"), argument != "-", argument != "--" else { break }
            let name = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).first
                .map(String.init)
            if plainFlags.contains(argument) {
                index += 1
            } else if valueFlags.contains(argument) {
                index += 2
            } else if let name, name != argument, valueFlags.contains(name) {
                index += 1
            } else {
                return arguments
            }
        }
        guard index > 0, index < arguments.count, arguments[index] != "--" else { return arguments }
        return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
    }
}
