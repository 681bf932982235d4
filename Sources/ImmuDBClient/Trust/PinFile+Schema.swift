internal import ImmuDBProofs
internal import SystemIO

extension PinFile {
    /// The pinned tables, or collections, of this pin.
    func schemaPath(_ subject: SchemaPin.Subject) -> String {
        joinPath(directory, pin.fileStem + (subject == .table ? ".schema.json" : ".collections.json"))
    }

    /// What is pinned; nothing when there is no file. Requires the lock.
    /// - Throws: `ClientError` with verdict `trustedStateDamaged` for anything but a file of this pin.
    func schema(_ subject: SchemaPin.Subject = .table) throws(ClientError) -> SchemaPin {
        let schemaPath = schemaPath(subject)
        guard let bytes = try read(schemaPath) else { return SchemaPin(pin: pin, subject: subject) }
        let schema: SchemaPin
        do {
            schema = try SchemaPin(decoding: bytes, subject: subject)
        } catch {
            if error.isNewer {
                throw ClientError(
                    .trustStore, "schema file \(schemaPath): \(error.problem)", location: schemaPath,
                    hint: "use a newer version of this program")
            }
            throw ClientError.damagedSchema(schemaPath, problem: error.problem)
        }
        guard schema.pin == pin else {
            throw ClientError.damagedSchema(
                schemaPath, problem: "it belongs to another pin (\(schema.pin.name), \(schema.pin.database))")
        }
        return schema
    }

    /// Replaces the file.
    func write(_ schema: SchemaPin) throws(ClientError) {
        let schemaPath = schemaPath(schema.subject)
        let bytes = try ClientError.encoding { try schema.encoded() }
        guard bytes.count <= ClientLimits.trustFileBytesMax else {
            throw ClientError(
                .limit,
                "too many \(schema.subject.rawValue)s are pinned: the file would have \(bytes.count) bytes",
                location: schemaPath, hint: "forget the schema of those that are no longer looked at")
        }
        try replace(schemaPath, with: bytes)
    }
}

extension ClientError {
    /// A schema file that cannot be read. Never a first sight: that would let damage erase what is pinned.
    fileprivate static func damagedSchema(_ path: String, problem: String) -> ClientError {
        ClientError(
            VerificationFailure(
                .trustedStateDamaged,
                "the schema file \(path) is damaged: \(problem). Look at it, and remove it to pin the tables "
                    + "anew"
            ),
            location: path)
    }
}

extension TrustStore {
    /// What is pinned of the tables, or the collections, of a database.
    public func schema(
        _ pin: TrustPin, of subject: SchemaPin.Subject = .table
    ) async throws -> SchemaPin {
        try await session(for: pin).withFile(waitMilliseconds: waitMilliseconds) { try $0.schema(subject) }
    }

    /// Gives up what is pinned of a table; the next sight is a first one.
    /// - Throws: `ClientError`: `notFound` when nothing is pinned of it.
    public func forgetSchema(_ pin: TrustPin, table: String) async throws {
        try await forgetSchema(pin, .table, table, "the first verified row pins its table")
    }

    /// The same for a collection.
    public func forgetSchema(_ pin: TrustPin, collection: String) async throws {
        try await forgetSchema(
            pin, .collection, collection, "the first verified document pins its collection")
    }

    private func forgetSchema(
        _ pin: TrustPin, _ subject: SchemaPin.Subject, _ table: String, _ hint: String
    ) async throws {
        try await session(for: pin).withFile(waitMilliseconds: waitMilliseconds) { file in
            var schema = try file.schema(subject)
            guard schema[table] != nil else {
                throw ClientError(
                    .notFound, "nothing is pinned of \(subject.rawValue) \(table)", hint: hint)
            }
            schema.remove(table)
            try file.write(schema)
        }
    }
}
