import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords

/// `collections`.
struct CollectionsCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "collections", abstract: "List the collections of documents.",
        usage: "immuclient collections [flags]")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws { try await Self.list(session) }

    @MainActor
    static func list(_ session: CommandSession) async throws {
        let collections = try await session.ledger().documents.collections().claimed
        var writer = try session.begin(DocumentReports.collections)
        for collection in collections { try writer.add(DocumentReports.record(collection)) }
        try writer.end()
        try session.flushResult()
    }
}

/// `collection`: what is about one collection.
struct CollectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collection", abstract: "Create, show, change or delete a collection of documents.",
        discussion: """
            Types of fields are string, boolean, integer, double and uuid. A field may be a path into the
            document, such as origin.country.

            Examples:
              collection create orders customer:string total:double --index customer --unique number
              collection show orders
              collection update orders --add-field paid:boolean --remove-field total
              collection index orders customer,total
              collection delete orders --confirm orders
            """,
        subcommands: [
            CollectionListCommand.self, CollectionCreateCommand.self, CollectionShowCommand.self,
            CollectionUpdateCommand.self,
            CollectionIndexCommand.self, CollectionDeleteCommand.self,
        ])
}

/// `collection list`, the same as `collections`.
struct CollectionListCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the collections of documents.",
        usage: "immuclient collection list [flags]")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws { try await CollectionsCommand.list(session) }
}

/// `collection create`.
struct CollectionCreateCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a collection.",
        usage: "immuclient collection create NAME [FIELD:TYPE...] [--index F,F]... [--unique F,F]... [flags]",
        discussion: """
            Only declared fields can be searched, sorted and indexed; documents may have any other members.

            Examples:
              collection create orders customer:string total:double paid:boolean --index customer
              collection create people mail:string origin.country:string --unique mail
            """)

    @Argument(help: "Name of the collection.") var name: String
    @Argument(help: "Fields with their types.") var fields: [String] = []
    @Option(help: ArgumentHelp("Member that holds the id; _id by default.", valueName: "field"))
    var idField: String?
    @Option(help: ArgumentHelp("An index over fields; may be repeated.", valueName: "fields"))
    var index: [String] = []
    @Option(help: ArgumentHelp("A unique index over fields; may be repeated.", valueName: "fields"))
    var unique: [String] = []
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        var collection = CollectionDescription(name: name)
        if let idField { collection.idField = idField }
        collection.fields = try fields.map(FieldText.field)
        collection.indexes =
            index.map { FieldText.index($0, isUnique: false) }
            + unique.map { FieldText.index($0, isUnique: true) }
        try await session.writableLedger().documents.createCollection(collection)
        try session.reportChange("collection \(name) is there")
    }
}

/// `collection show`.
struct CollectionShowCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the fields and indexes of a collection.",
        usage: "immuclient collection show NAME [flags]")

    @Argument(help: "Name of a collection.") var name: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let desk = try await session.ledger().documents
        let collection = try await session.explaining(name, desk) { try await desk.collection(name).claimed }
        var writer = try session.begin(DocumentReports.fields)
        for record in DocumentReports.records(of: collection) { try writer.add(record) }
        try writer.end()
        try session.flushResult()
    }
}

/// `collection update`.
struct CollectionUpdateCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Add or remove fields, or rename the id field.",
        usage: "immuclient collection update NAME [--add-field F:T]... [--remove-field F]... [--id-field F]",
        discussion: """
            Documents that are there count as having no value in a new field until they are replaced.
            """)

    @Argument(help: "Name of a collection.") var name: String
    @Option(help: ArgumentHelp("A field to declare; may be repeated.", valueName: "field:type"))
    var addField: [String] = []
    @Option(help: ArgumentHelp("A field to take back; may be repeated.", valueName: "field"))
    var removeField: [String] = []
    @Option(help: ArgumentHelp("New name of the member that holds the id.", valueName: "field"))
    var idField: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let added = try addField.map(FieldText.field)
        guard !added.isEmpty || !removeField.isEmpty || idField != nil else {
            throw CommandFailure(
                .usage, "nothing to change", hint: "give --add-field, --remove-field or --id-field")
        }
        let desk = try await session.writableLedger().documents
        try await session.explaining(name, desk) {
            for field in removeField { try await desk.removeField(field, from: name) }
            for field in added { try await desk.addField(field, to: name) }
            if let idField { try await desk.updateCollection(name, idField: idField) }
        }
        try session.reportChange("collection \(name) is changed")
    }
}

/// `collection index`.
struct CollectionIndexCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Create or delete an index of a collection.",
        usage: "immuclient collection index NAME FIELD[,FIELD...] [--unique | --delete] [flags]")

    @Argument(help: "Name of a collection.") var name: String
    @Argument(help: "Fields of the index in their order.") var fields: String
    @Flag(help: "No two documents may have the same values; the collection must be empty.")
    var unique = false
    @Flag(help: "Delete the index instead.") var delete = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard !(unique && delete) else {
            throw CommandFailure(.usage, "--unique and --delete exclude each other")
        }
        let index = FieldText.index(fields, isUnique: unique)
        let desk = try await session.writableLedger().documents
        try await session.explaining(name, desk) {
            if delete {
                try await desk.deleteIndex(index.fields, of: name)
            } else {
                try await desk.createIndex(index, on: name)
            }
        }
        try session.reportChange("index \(fields) of \(name) is \(delete ? "gone" : "there")")
    }
}

/// `collection delete`.
struct CollectionDeleteCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Drop a collection; its documents stay in the history.",
        usage: "immuclient collection delete NAME [--confirm NAME] [flags]")

    @Argument(help: "Name of a collection.") var name: String
    @Option(help: ArgumentHelp("The name once more, instead of the question.", valueName: "name"))
    var confirm: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let desk = try await session.writableLedger().documents
        try await session.explaining(name, desk) {
            let count = try await desk.countDocuments(DocumentSelection(name)).claimed
            try session.requireConfirmation(
                "Collection \(name) with \(count) documents is dropped.", word: name, confirmed: confirm)
            try await desk.deleteCollection(name)
        }
        try session.reportChange("collection \(name) is gone")
    }
}

/// Fields and indexes as they are typed.
enum FieldText {
    /// `name:type`.
    static func field(_ text: String) throws(CommandFailure) -> CollectionDescription.Field {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let type = DocumentFieldType(word: String(parts[1])) else {
            throw CommandFailure(
                .usage, "'\(text)' is no field with a type",
                hint: "for example total:double; types are "
                    + DocumentFieldType.allCases.map(\.word).joined(separator: ", "))
        }
        return CollectionDescription.Field(String(parts[0]), type)
    }

    /// `field,field`.
    static func index(_ text: String, isUnique: Bool) -> CollectionDescription.Index {
        CollectionDescription.Index(text.split(separator: ",").map(String.init), isUnique: isUnique)
    }
}
