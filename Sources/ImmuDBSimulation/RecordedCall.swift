/// A call that changes the disk or makes changes durable; reads are only counted.
package struct RecordedCall: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        case create
        case createDirectory
        case write(offset: UInt64, count: Int)
        case truncate(size: UInt64)
        case sync
        case syncDirectory
        case rename(to: String)
        case remove
        case removeDirectory
        case lock
    }

    package var kind: Kind
    package var path: String

    package var description: String {
        switch kind {
        case .create: "create \(path)"
        case .createDirectory: "create directory \(path)"
        case .write(let offset, let count): "write \(count) bytes at \(offset) of \(path)"
        case .truncate(let size): "truncate \(path) to \(size)"
        case .sync: "sync \(path)"
        case .syncDirectory: "sync directory \(path)"
        case .rename(let target): "rename \(path) to \(target)"
        case .remove: "remove \(path)"
        case .removeDirectory: "remove directory \(path)"
        case .lock: "lock \(path)"
        }
    }
}
