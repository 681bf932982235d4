import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A server of bytes on a free port of this machine: what it does with a connection is up to the test.
final class RawServer: Sendable {
    let port: Int
    private let socket: Int32
    private let open = Mutex<[Int32]>([])
    private let isStopped = Atomic(false)

    /// - Parameter serve: called with the descriptor of each connection, on a thread of its own; it is closed
    ///   afterwards.
    init?(serve: @escaping @Sendable (Int32) -> Void) {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        socket = Glibc.socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = socket
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { return nil }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.start { [self] in
            // Closed here and nowhere else: a number given back early may be another test's by now.
            defer { close(descriptor) }
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { return }
                guard !isStopped.load(ordering: .relaxed) else {
                    close(connection)
                    return
                }
                open.withLock { $0.append(connection) }
                Thread.start { [self] in
                    serve(connection)
                    finish(connection)
                }
            }
        }
    }

    private func finish(_ connection: Int32) {
        open.withLock { open in
            open.removeAll { $0 == connection }
            close(connection)
        }
    }

    func stop() {
        isStopped.store(true, ordering: .relaxed)
        shutdown(socket, Int32(SHUT_RDWR))
        open.withLock { open in
            for connection in open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    /// Sends bytes; what the peer does not take is lost.
    static func send(_ bytes: [UInt8], to connection: Int32) {
        _ = bytes.withUnsafeBytes {
            Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// What the peer sent; nil at its end.
    static func receive(from connection: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = bytes.withUnsafeMutableBytes { recv(connection, $0.baseAddress, $0.count, 0) }
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    private enum Thread {
        static func start(_ body: @escaping @Sendable () -> Void) {
            DispatchQueue(label: "raw server").async(execute: body)
        }
    }
}
