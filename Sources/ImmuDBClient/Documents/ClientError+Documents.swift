extension ClientError {
    /// Beginnings of refusals of the document service, which all come with one status.
    private static let documentTexts: [(text: String, code: Code, hint: String?)] = [
        ("collection does not exist", .notFound, nil),
        ("document not found", .notFound, nil),
        ("document reader not found", .notFound, "the search is over: begin it again"),
        ("tbtree: key not found", .notFound, nil),
        ("key not found", .notFound, nil),
        ("index not found", .notFound, nil),
        ("collection already exists", .conflict, nil),
        ("field already exists", .conflict, nil),
        ("index already exists", .conflict, nil),
        ("conflict due to", .conflict, "a unique value is taken, or somebody else was faster"),
        ("field does not exist", .invalidArgument, "only declared fields can be searched"),
        ("column does not exist", .invalidArgument, "only declared fields can be sorted by"),
        ("unexpected value", .invalidArgument, nil),
        ("reserved name", .invalidArgument, nil),
        ("unsupported type", .invalidArgument, nil),
        ("duplicated column", .invalidArgument, nil),
        ("cannot drop column", .invalidArgument, "delete the index first"),
        ("encoding/hex", .invalidArgument, "ids are hexadecimal digits"),
        ("invalid document id", .invalidArgument, "ids are hexadecimal digits"),
        ("invalid UUID", .invalidArgument, nil),
        ("unique index creation", .invalidArgument, nil),
        ("max length exceeded", .limit, "texts of declared fields have 512 bytes at most"),
        ("max key length exceeded", .limit, nil),
        (
            "no session auth data", .authentication,
            "searching needs a session: give user and password instead of a kept login"
        ),
    ]

    /// The error of a call about documents, of the kind that its text tells.
    var ofDocuments: ClientError {
        guard code == .other || code == .invalidArgument || code == .notFound || code == .conflict,
            let known = Self.documentTexts.first(where: { message.hasPrefix($0.text) })
        else { return self }
        var error = self
        error.code = known.code
        error.hint = known.hint
        return error
    }

    /// Runs a call about documents.
    static func inDocuments<R>(_ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as ClientError {
            throw error.ofDocuments
        }
    }
}
