/// How many colours a terminal shows.
package enum ColourSupport: Int, Sendable, Comparable {
    case none
    case sixteen
    case palette256
    case trueColour

    package static func < (left: ColourSupport, right: ColourSupport) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What the terminal around us can do. A value: taken once, passed on, made up in tests.
package struct TerminalCapabilities: Sendable, Equatable {
    package var inputIsTerminal: Bool
    package var outputIsTerminal: Bool
    package var errorIsTerminal: Bool
    /// Width in columns.
    package var columns: Int
    /// Height in rows.
    package var rows: Int
    /// Colours for standard output.
    package var colour: ColourSupport
    /// Colours for standard error.
    package var errorColour: ColourSupport
    /// The locale says UTF-8: boxes, badges and ellipses can be drawn.
    package var isUnicode: Bool
    /// No cursor movement (`TERM=dumb`, unset or unknown to move).
    package var isDumb: Bool
    /// The value of `TERM`, "dumb" when unset.
    package var terminalName: String

    package init(
        inputIsTerminal: Bool = false, outputIsTerminal: Bool = false, errorIsTerminal: Bool = false,
        columns: Int = Limits.defaultColumns, rows: Int = Limits.defaultRows, colour: ColourSupport = .none,
        errorColour: ColourSupport = .none, isUnicode: Bool = true, isDumb: Bool = false,
        terminalName: String = "dumb"
    ) {
        self.inputIsTerminal = inputIsTerminal
        self.outputIsTerminal = outputIsTerminal
        self.errorIsTerminal = errorIsTerminal
        self.columns = columns
        self.rows = rows
        self.colour = colour
        self.errorColour = errorColour
        self.isUnicode = isUnicode
        self.isDumb = isDumb
        self.terminalName = terminalName
    }

    /// What the system knows about a file descriptor; made up in tests.
    package struct Probe {
        /// True when the descriptor is a terminal.
        package var isTerminal: (Int32) -> Bool
        /// Columns and rows, nil when unknown.
        package var size: (Int32) -> (columns: Int, rows: Int)?

        package init(
            isTerminal: @escaping (Int32) -> Bool, size: @escaping (Int32) -> (columns: Int, rows: Int)?
        ) {
            self.isTerminal = isTerminal
            self.size = size
        }

        /// The real one.
        package static var system: Probe {
            Probe(isTerminal: SystemCalls.isTerminal, size: SystemCalls.windowSize)
        }
    }

    /// Looks at descriptors 0, 1, 2 and at `TERM`, `COLORTERM`, `NO_COLOR`, `CLICOLOR_FORCE`, `COLUMNS`,
    /// `LINES`,
    /// `LC_ALL`, `LC_CTYPE`, `LANG` of `environment`.
    package static func detect(environment: [String: String], probe: Probe = .system) -> TerminalCapabilities
    {
        let name = environment["TERM"].flatMap { $0.isEmpty ? nil : $0 } ?? "dumb"
        let input = probe.isTerminal(0)
        let output = probe.isTerminal(1)
        let error = probe.isTerminal(2)
        let size = [1, 2, 0].lazy.compactMap { probe.size($0) }.first
        return TerminalCapabilities(
            inputIsTerminal: input,
            outputIsTerminal: output,
            errorIsTerminal: error,
            columns: side(size?.columns, environment["COLUMNS"], Limits.defaultColumns),
            rows: side(size?.rows, environment["LINES"], Limits.defaultRows),
            colour: colours(environment, name, isTerminal: output),
            errorColour: colours(environment, name, isTerminal: error),
            isUnicode: isUTF8(environment),
            isDumb: name == "dumb",
            terminalName: name)
    }

    private static func side(_ measured: Int?, _ variable: String?, _ fallback: Int) -> Int {
        for candidate in [measured, variable.flatMap { Int($0) }] {
            if let candidate, 1...Limits.terminalSideMax ~= candidate { return candidate }
        }
        return fallback
    }

    private static func colours(_ environment: [String: String], _ name: String, isTerminal: Bool)
        -> ColourSupport
    {
        if let value = environment["NO_COLOR"], !value.isEmpty { return .none }
        let force = environment["CLICOLOR_FORCE"] ?? "0"
        let isForced = !force.isEmpty && force != "0"
        guard isTerminal || isForced else { return .none }
        if name == "dumb", !isForced { return .none }
        switch environment["COLORTERM"] {
        case "truecolor", "24bit": return .trueColour
        default: return name.contains("256color") ? .palette256 : .sixteen
        }
    }

    private static func isUTF8(_ environment: [String: String]) -> Bool {
        for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
            if let value = environment[variable], !value.isEmpty {
                let lowered = value.lowercased()
                return lowered.contains("utf-8") || lowered.contains("utf8")
            }
        }
        return false
    }
}
