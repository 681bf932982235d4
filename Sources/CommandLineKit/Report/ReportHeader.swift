/// What a report is about, told to the output format before the first record.
package struct ReportHeader: Sendable {
    /// One answer or a list of any length.
    package enum Shape: Sendable { case single, list }

    /// Name of the record type in machine formats: `entry`, `transaction`, `state`, ...
    package let kind: String
    package let shape: Shape
    package let columns: [Column]
    /// Name of the column that `value`, `hex` and `base64` print.
    package let mainColumn: String
    /// What the legacy output says for an empty list.
    package let emptyText: String
    /// True if every record carries a badge.
    package let hasBadges: Bool
    /// True for rows of a query: absent values are shown as NULL, and every column is.
    package let isResult: Bool
    /// Absent values are shown as NULL instead of being left out.
    package var showsNulls: Bool

    package init(
        kind: String, shape: Shape = .single, columns: [Column], mainColumn: String,
        emptyText: String = "no entries", hasBadges: Bool = true, isResult: Bool = false
    ) {
        self.kind = kind
        self.shape = shape
        self.columns = columns
        self.mainColumn = mainColumn
        self.emptyText = emptyText
        self.hasBadges = hasBadges
        self.isResult = isResult
        showsNulls = isResult
    }
}

/// A named value of each record.
package struct Column: Sendable, Hashable {
    package enum Alignment: Sendable, Hashable { case leading, trailing }

    /// Where a column is shown.
    package enum Visibility: Sendable, Hashable {
        /// In every format.
        case everywhere
        /// Not in tables, which have little room.
        case detail
        /// Only in the legacy block.
        case legacyOnly
    }

    /// Name in machine formats, lower camel case; part of the documented schema.
    package let name: String
    /// Heading for people.
    package let title: String
    package let alignment: Alignment
    package let visibility: Visibility
    /// Exact text in front of the value in the legacy block; nil leaves the line out.
    package let legacyPrefix: String?
    /// Exact text after the value in the legacy block.
    package let legacySuffix: String

    package init(
        _ name: String, title: String? = nil, alignment: Alignment = .leading,
        visibility: Visibility = .everywhere, legacyPrefix: String? = nil, legacySuffix: String = ""
    ) {
        self.name = name
        self.title = title ?? name
        self.alignment = alignment
        self.visibility = visibility
        self.legacyPrefix = legacyPrefix
        self.legacySuffix = legacySuffix
    }
}

/// One record: a value for each column of the header, in its order.
package struct Record: Sendable, Hashable {
    package let values: [FieldValue]
    /// What was verified; nil where nothing can be.
    package let badge: Badge?

    package init(_ values: [FieldValue], badge: Badge? = nil) {
        self.values = values
        self.badge = badge
    }

    /// The value of a column, `.null` when the record has none.
    package func value(at index: Int) -> FieldValue {
        values.indices.contains(index) ? values[index] : .null
    }
}

/// Records inside a field.
package struct RecordList: Sendable, Hashable {
    package let columns: [Column]
    package let records: [Record]

    package init(columns: [Column], records: [Record]) {
        self.columns = columns
        self.records = records
    }
}

/// What is known after the last record.
package struct ReportFooter: Sendable {
    /// Honest remarks for people, for example what was not proven.
    package var notes: [String]
    /// True when a limit ended the list before its end.
    package var isCut: Bool

    package init(notes: [String] = [], isCut: Bool = false) {
        self.notes = notes
        self.isCut = isCut
    }
}
