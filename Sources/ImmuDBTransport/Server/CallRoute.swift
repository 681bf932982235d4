package import GRPCCore

/// Answers a call that is over within microseconds, or waits without holding a thread: from its metadata, its
/// only message and the name of its peer to the metadata and the only message of its answer.
package typealias DirectCall =
    @Sendable (
        _ metadata: Metadata, _ message: [UInt8], _ peer: String
    ) async -> (metadata: Metadata, message: Result<[UInt8], RPCError>)

/// Where the calls of one path go.
struct CallRoute: Sendable {
    let descriptor: MethodDescriptor
    /// Its answer is one message, which leaves together with the status.
    let answersOnce: Bool
    /// Answers it on the event loop of its connection; nil: a task with streams does.
    let direct: DirectCall?

    init(_ descriptor: MethodDescriptor, direct: DirectCall? = nil) {
        self.descriptor = descriptor
        switch descriptor.type {
        case .unary, .clientStreaming: answersOnce = true
        default: answersOnce = false
        }
        self.direct = direct
    }

    /// The method that a path names, known or not.
    init?(path: Substring) {
        guard path.first == "/", let slash = path.dropFirst().firstIndex(of: "/") else { return nil }
        let service = path[path.index(after: path.startIndex)..<slash]
        let method = path[path.index(after: slash)...]
        guard !service.isEmpty, !method.isEmpty, !method.contains("/") else { return nil }
        self.init(MethodDescriptor(fullyQualifiedService: String(service), method: String(method)))
    }
}
