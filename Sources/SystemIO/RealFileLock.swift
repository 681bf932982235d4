import Synchronization

/// An advisory lock that lasts as long as its descriptor stays open.
final class RealFileLock: FileLock {
    let path: String
    private let descriptor: Mutex<OpenDescriptor?>

    init(path: String, descriptor: OpenDescriptor) {
        self.path = path
        self.descriptor = Mutex(descriptor)
    }

    func release() { descriptor.withLock { $0 = nil } }
}
