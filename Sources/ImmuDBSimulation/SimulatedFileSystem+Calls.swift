import Synchronization
package import SystemIO

extension SimulatedFileSystem {
    package func open(
        _ path: String, _ mode: FileOpenMode, followLinks: Bool, permissions: UInt32
    ) throws(SystemIOError) -> any File {
        let id = try state.withLock { (state) throws(SystemIOError) -> Int in
            if let id = state.disk.find(path) {
                guard state.disk.file(id) != nil else {
                    throw SystemIOError(
                        code: .notRegularFile, operation: "open", path: path, message: "it is a directory")
                }
                guard mode != .createExclusive else { throw .taken(path, "create") }
                return id
            }
            guard mode == .create || mode == .createExclusive else { throw .missing(path, "open") }
            return try state.create(path)
        }
        return SimulatedFile(path: path, id: id, isWritable: mode != .readOnly, system: self)
    }

    package func list(_ path: String) throws(SystemIOError) -> [DirectoryEntry] {
        try state.withLock { (state) throws(SystemIOError) in
            guard let id = state.disk.find(path) else { throw .missing(path, "list") }
            guard let directory = state.disk.directory(id) else {
                throw SystemIOError(
                    code: .notDirectory, operation: "list", path: path, message: "it is a file")
            }
            return directory.live.map { name, id in
                DirectoryEntry(name: name, kind: state.disk.file(id) == nil ? .directory : .file)
            }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
    }

    package func createDirectory(_ path: String, permissions: UInt32) throws(SystemIOError) {
        try state.withLock { (state) throws(SystemIOError) in
            guard state.disk.find(path) == nil else { throw .taken(path, "create directory") }
            guard let place = state.disk.place(of: path) else { throw .missing(path, "create directory") }
            try state.change(RecordedCall(kind: .createDirectory, path: path)) { disk in
                _ = disk.add(.directory(Disk.Directory()), at: place)
            }
        }
    }

    package func rename(_ path: String, to newPath: String) throws(SystemIOError) {
        try state.withLock { (state) throws(SystemIOError) in
            guard let source = state.disk.place(of: path), let id = state.disk.node(at: source) else {
                throw .missing(path, "rename")
            }
            guard let target = state.disk.place(of: newPath) else { throw .missing(newPath, "rename") }
            let replaced = state.disk.node(at: target).flatMap { state.disk.directory($0) }
            guard replaced.map(\.live.isEmpty) ?? true else { throw .taken(newPath, "rename") }
            try state.change(RecordedCall(kind: .rename(to: newPath), path: path)) { disk in
                guard source != target else { return }
                disk.rename(Disk.NameChange(removed: source, added: target, node: id))
            }
        }
    }

    package func removeFile(_ path: String) throws(SystemIOError) {
        try state.withLock { (state) throws(SystemIOError) in
            guard let place = state.disk.place(of: path), let id = state.disk.node(at: place),
                state.disk.file(id) != nil
            else { throw .missing(path, "remove") }
            try state.change(RecordedCall(kind: .remove, path: path)) { disk in
                disk.rename(Disk.NameChange(removed: place, added: nil, node: id))
            }
        }
    }

    package func removeEmptyDirectory(_ path: String) throws(SystemIOError) {
        try state.withLock { (state) throws(SystemIOError) in
            guard let place = state.disk.place(of: path), let id = state.disk.node(at: place),
                let directory = state.disk.directory(id)
            else { throw .missing(path, "remove") }
            guard directory.live.isEmpty else {
                throw SystemIOError(
                    code: .other, operation: "remove", path: path, message: "the directory is not empty")
            }
            try state.change(RecordedCall(kind: .removeDirectory, path: path)) { disk in
                disk.rename(Disk.NameChange(removed: place, added: nil, node: id))
            }
        }
    }

    package func kind(of path: String) throws(SystemIOError) -> FileKind? {
        state.withLock { state in
            state.disk.find(path).map { state.disk.file($0) == nil ? .directory : .file }
        }
    }

    package func syncDirectory(_ path: String) throws(SystemIOError) {
        try state.withLock { (state) throws(SystemIOError) in
            guard let id = state.disk.find(path), state.disk.directory(id) != nil else {
                throw .missing(path, "open directory")
            }
            try state.settle(RecordedCall(kind: .syncDirectory, path: path)) { disk in
                disk.syncDirectory(id)
            }
        }
    }

    package func lock(_ path: String, _ mode: LockMode) throws(SystemIOError) -> any FileLock {
        let id = try state.withLock { (state) throws(SystemIOError) -> Int in
            var id = state.disk.find(path)
            if id == nil, mode == .exclusive { id = try state.create(path) }
            guard let id else { throw .missing(path, "open lock file") }
            if let held = state.locks[id], held.mode == .exclusive || mode == .exclusive {
                throw SystemIOError(
                    code: .locked, operation: "lock", path: path, message: "another process has it")
            }
            try state.change(RecordedCall(kind: .lock, path: path)) { _ in }
            state.locks[id] = HeldLock(mode: mode, holders: (state.locks[id]?.holders ?? 0) + 1)
            return id
        }
        return SimulatedLock(path: path, id: id, system: self)
    }

    func unlock(_ id: Int) {
        state.withLock { state in
            guard var held = state.locks[id] else { return }
            held.holders -= 1
            state.locks[id] = held.holders > 0 ? held : nil
        }
    }
}

extension SimulatedFileSystem.State {
    fileprivate mutating func create(_ path: String) throws(SystemIOError) -> Int {
        guard let place = disk.place(of: path) else { throw .missing(path, "create") }
        return try change(RecordedCall(kind: .create, path: path)) { disk in
            disk.add(.file(FileContent()), at: place)
        }
    }

    /// A call that changes what programs see; none of it is durable yet.
    mutating func change<R>(_ call: RecordedCall, _ body: (inout Disk) -> R) throws(SystemIOError) -> R {
        let fault = plan.fault(at: calls.count)
        calls.append(call)
        if let fault {
            if keepsMoments { moments.append(disk) }
            throw SystemIOError(errno: fault.errorNumber, operation: "use", path: call.path)
        }
        let result = body(&disk)
        if keepsMoments { moments.append(disk) }
        return result
    }

    /// A call that makes changes durable.
    mutating func settle(_ call: RecordedCall, _ body: (inout Disk) -> Void) throws(SystemIOError) {
        let fault = plan.fault(at: calls.count)
        calls.append(call)
        if keepsMoments { moments.append(disk) }
        if let fault { throw SystemIOError(errno: fault.errorNumber, operation: "sync", path: call.path) }
        body(&disk)
    }
}

extension SystemIOError {
    static func missing(_ path: String, _ operation: String) -> SystemIOError {
        SystemIOError(code: .notFound, operation: operation, path: path, message: "no such file or directory")
    }

    static func taken(_ path: String, _ operation: String) -> SystemIOError {
        SystemIOError(code: .alreadyExists, operation: operation, path: path, message: "the name is taken")
    }
}
