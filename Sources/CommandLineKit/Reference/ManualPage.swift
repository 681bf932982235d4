/// Writes a manual page (section 1, man(7) macros) from the command definitions.
package struct ManualPage {
    private let tree: CommandTree
    private let version: String
    private let settings: [SettingDefinition]
    private let variablePrefix: String
    private let isService: Bool

    /// - Parameter isService: for a program that serves others and prints no answers itself.
    package init(
        _ tree: CommandTree, version: String, settings: [SettingDefinition], variablePrefix: String,
        isService: Bool = false
    ) {
        self.isService = isService
        self.tree = tree
        self.version = version
        self.settings = settings
        self.variablePrefix = variablePrefix
    }

    /// The whole page.
    package func text() -> String {
        let name = tree.commandName
        let shared = sharedFlagNames()
        var lines = [
            ".\\\" Generated from the command definitions; do not edit.",
            ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"User Commands\"",
            ".SH NAME", "\(Self.roff(name)) \\- \(Self.roff(tree.abstract ?? ""))",
            ".SH SYNOPSIS", ".B \(Self.roff(name))",
            "[\\fIoptions\\fR] [\\fIcommand\\fR [\\fIarguments\\fR]]",
        ]
        lines += [".SH DESCRIPTION"] + Self.paragraphs(tree.discussion ?? "")
        lines.append(".SH COMMANDS")
        for command in tree.shownSubcommands { lines += describe(command, path: [], without: shared) }
        lines.append(".SH OPTIONS")
        if !isService { lines.append("These are understood by every command, before and after its name.") }
        for argument in tree.shownArguments where argument.kind != "positional" {
            lines += describe(argument)
        }
        if !isService {
            lines.append(".SH OUTPUT FORMATS")
            for format in OutputFormat.allCases { lines += Self.item(format.rawValue, format.summary) }
            lines.append(".SH JSON")
            lines += Self.paragraphs(JSONSchema.description)
        }
        lines.append(".SH ENVIRONMENT")
        for setting in settings {
            lines += Self.item(setting.variable(prefix: variablePrefix), setting.summary)
        }
        lines.append(".SH EXIT STATUS")
        let statuses = isService ? [ExitStatus.success, .failure] : ExitStatus.allCases
        for status in statuses { lines += Self.item(String(status.rawValue), status.summary) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Flags that every command has are described once.
    private func sharedFlagNames() -> Set<String> {
        Set(tree.shownArguments.flatMap { $0.names ?? [] }.map(\.text)).union(["-h", "--help", "--version"])
    }

    private func describe(_ command: CommandTree, path: [String], without shared: Set<String>) -> [String] {
        let words = path + [command.commandName]
        var lines: [String] = []
        if command.shownSubcommands.isEmpty {
            let positionals = command.shownArguments.filter { $0.kind == "positional" }
            let operands = positionals.map { argument in
                let name = "\\fI\(Self.roff(argument.valueName ?? "value"))\\fR"
                let repeated = argument.isRepeating ? "\(name)..." : name
                return argument.isOptional ? "[\(repeated)]" : repeated
            }
            lines += [".SS \(Self.roff(words.joined(separator: " "))) \(operands.joined(separator: " "))"]
            lines += Self.paragraphs(command.abstract ?? "")
            if let aliases = command.aliases, !aliases.isEmpty {
                lines += [".PP", "Aliases: \(Self.roff(aliases.joined(separator: ", ")))"]
            }
            if let discussion = command.discussion, !discussion.isEmpty {
                lines += [".PP", ".nf"] + Self.verbatim(discussion) + [".fi"]
            }
            for argument in command.shownArguments where argument.kind != "positional" {
                let names = (argument.names ?? []).map(\.text)
                if !names.contains(where: shared.contains) { lines += describe(argument) }
            }
        }
        for sub in command.shownSubcommands { lines += describe(sub, path: words, without: shared) }
        return lines
    }

    private func describe(_ argument: CommandTree.Argument) -> [String] {
        let names = (argument.names ?? []).map(\.text).joined(separator: ", ")
        let value = argument.kind == "option" ? " <\(argument.valueName ?? "value")>" : ""
        var text = argument.abstract ?? ""
        if let values = argument.allValues, !values.isEmpty {
            text += " (values: \(values.joined(separator: ", ")))"
        }
        return Self.item(names + value, text)
    }

    private static func item(_ tag: String, _ text: String) -> [String] {
        [".TP", ".B \(roff(tag))", roff(text)]
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty ? ".PP" : guarded(roff(String(line)))
        }
    }

    private static func verbatim(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { guarded(roff(String($0))) }
    }

    /// A line may not start like a macro.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    /// Escapes what the formatter would interpret.
    static func roff(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            default: result.append(character)
            }
        }
        return result
    }
}
