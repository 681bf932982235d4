/// One operation on one key, as a client saw it.
///
/// Times come from one clock for all clients, in any unit; ``HistoryRecorder`` keeps them.
public struct RegisterOperation<Value: Hashable & Sendable>: Sendable {
    /// What was done.
    public enum Action: Sendable, Hashable {
        /// The key was read and held this; nil for no value.
        case read(Value?)
        /// The key was set to this; nil for a deletion.
        case write(Value?)
    }

    /// How it ended.
    public enum End: Sendable, Hashable {
        /// It took effect, at some moment between the call and this time.
        case succeeded(at: UInt64)
        /// It did not take effect, and never will.
        case failed
        /// Nobody knows: the connection broke, the time ran out, the server was killed. It may take effect
        /// at any later moment, or never.
        case unknown
    }

    /// Who did it; for messages only.
    public var client: String
    public var key: String
    public var action: Action
    /// Time of the call.
    public var began: UInt64
    public var end: End

    public init(client: String, key: String, action: Action, began: UInt64, end: End) {
        self.client = client
        self.key = key
        self.action = action
        self.began = began
        self.end = end
    }
}
