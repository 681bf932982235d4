internal import CommandLineKit
internal import ImmuDBClient
internal import TerminalUI

extension FuzzTarget {
    /// What a client keeps between runs.
    static let trustFiles = FuzzTarget(
        name: "trust-files",
        seeds: [
            #"{"format":"immuclient-trust","version":1}"#, #"{"format":"immuclient-schema","version":3}"#,
            "defaultdb:CglkZWZhdWx0ZGIQAQ==\n",
        ].map { Array(($0 + "\n").utf8) }
    ) { bytes in
        try TrustFileExamination.examine(bytes) { FuzzFinding($0) }
    }

    /// Configuration files; the first byte chooses the format.
    static let settings = FuzzTarget(
        name: "settings",
        seeds: [
            "\u{0}immudb-port = 3322\n[profile.a]\nuri = \"immudb://h/db\"\n",
            "\u{1}{\"immudb-port\": 3322, \"profile\": {\"a\": {\"tls\": true}}}",
            "\u{2}port=3322\n# c\nname='x y'\n",
        ].map { Array($0.utf8) }
    ) { bytes in
        let path = "settings." + ["toml", "json", "env"][Int(bytes.first ?? 0) % 3]
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        do throws(CommandFailure) {
            _ = try SettingsFile(path: path, text: text)
        } catch {
            try FuzzFinding.require(!error.message.isEmpty, "an error without text")
        }
    }

    /// Lines and statements as people type them.
    static let words = FuzzTarget(
        name: "words",
        seeds: [
            #"set 'a b' "c\x00\u{1F600}" \ d # e"#, "SELECT 'it''s; -- x', \"y\" /* ; */ FROM (t); \\d x'00'",
        ].map { Array($0.utf8) }
    ) { bytes in
        if case .words(let words) = WordScanner.scan(bytes) {
            let line = words.map { WordQuoting.quoted($0.bytes) }.joined(separator: " ")
            guard case .words(let again) = WordScanner.scan(Array(line.utf8)) else {
                throw FuzzFinding("a quoted line is no line: \(line)")
            }
            try FuzzFinding.require(again.map(\.bytes) == words.map(\.bytes), "quoting changes \(line)")
        }
        let scanner = StatementScanner(bytes)
        try FuzzFinding.require(
            scanner.statements.allSatisfy { $0.offset <= bytes.count && $0.text.count <= bytes.count },
            "a statement outside of the text")
    }

    /// Data on its way to a terminal: nothing in it may control that.
    static let terminal = FuzzTarget(
        name: "terminal",
        seeds: [
            Array("\u{1B}[2J\u{1B}]0;x\u{7}\r\n\u{202E}\u{85}a\u{300}\u{200D}".utf8),
            [0xC2, 0x9B, 0xFF, 0xF0, 0x9F],
        ]
    ) { bytes in
        for sanitizer in [
            TextSanitizer.singleLine, .multiLine, .exact, TextSanitizer(isASCIIOnly: true),
            TextSanitizer(byteLimit: 5),
        ] {
            let text = sanitizer.sanitize(bytes)
            for scalar in text.unicodeScalars {
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                let isBidirectional =
                    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    || [0x200E, 0x200F, 0x061C, 0x2028, 0x2029].contains(scalar.value)
                let isLineFeed = scalar.value == 0x0A && sanitizer.allowsNewlines
                try FuzzFinding.require(
                    !isBidirectional && (!isControl || isLineFeed), "U+\(scalar.value) gets through")
            }
        }
        _ = DisplayWidth.of(String(decoding: bytes, as: UTF8.self))
    }

    /// Lines of the history file.
    static let history = FuzzTarget(
        name: "history", seeds: [Array(#"select 1;\n\r\\\0\x"#.utf8), [0x5C]]
    ) { bytes in
        let entry = HistoryCoding.decode(bytes)
        let line = HistoryCoding.encode(entry)
        try FuzzFinding.require(
            line.last == 0x0A && !line.dropLast().contains(0x0A), "an entry becomes several lines")
        try FuzzFinding.require(HistoryCoding.decode(line.dropLast()) == entry, "an entry changes")
    }
}
