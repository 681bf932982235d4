internal import Synchronization

/// Something that lives in a session and ends with it, such as a transaction.
package protocol SessionResource: Sendable {
    /// Called once when the session ends: gives up what is not finished. Must not block.
    func cancel()
}

/// What lives in one session, by an identifier of its own.
package final class SessionResources: Sendable {
    private struct State {
        var resources: [String: any SessionResource] = [:]
        var isEnded = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Keeps a resource until it is removed or the session ends.
    /// - Returns: false when the session has ended or is full; the resource was not kept then.
    package func insert(_ resource: any SessionResource, id: String) -> Bool {
        state.withLock { state in
            guard !state.isEnded, state.resources.count < Limits.sessionResourcesMax else { return false }
            state.resources[id] = resource
            return true
        }
    }

    package subscript(_ id: String) -> (any SessionResource)? { state.withLock { $0.resources[id] } }

    /// Takes a resource out without cancelling it.
    @discardableResult
    package func remove(_ id: String) -> (any SessionResource)? {
        state.withLock { $0.resources.removeValue(forKey: id) }
    }

    /// Cancels everything; nothing can be inserted afterwards.
    func end() {
        let ended = state.withLock { state in
            defer {
                state.resources = [:]
                state.isEnded = true
            }
            return state.resources.values.map { $0 }
        }
        for resource in ended { resource.cancel() }
    }
}
