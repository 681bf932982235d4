extension Disk {
    /// The disk as the next start finds it after a power cut: everything on it is durable.
    func image(_ outcome: CrashOutcome) -> Disk {
        let files = nodes.keys.sorted()
        let lastWrite = files.compactMap { file($0)?.lastUnsyncedWrite }.max()
        var survival = Survival(outcome, lastWrite: lastWrite)
        var settled = self
        var lost: [NameChange] = []
        for change in nameChanges {
            // What was built on a lost change is lost with it.
            if !lost.contains(where: { $0.touches(change) }), survival.keeps() {
                settled.settle(change)
            } else {
                lost.append(change)
            }
        }
        var contents: [Int: [UInt8]] = [:]
        for id in files {
            if let file = file(id) { contents[id] = file.image(&survival) }
        }
        var image = Disk()
        settled.copyDurable(Self.rootID, contents, to: &image, as: Self.rootID)
        for directory in image.nodes.keys.sorted() { image.syncDirectory(directory) }
        return image
    }

    private func copyDurable(_ id: Int, _ contents: [Int: [UInt8]], to image: inout Disk, as copy: Int) {
        guard let directory = directory(id) else { return }
        for (name, child) in directory.durable.sorted(by: { $0.key < $1.key }) {
            let place = Place(directory: copy, name: name)
            if let bytes = contents[child] {
                image.add(.file(FileContent(durable: bytes)), at: place)
            } else {
                copyDurable(child, contents, to: &image, as: image.add(.directory(Directory()), at: place))
            }
        }
    }

    /// Every file by path with what programs see, directories with a slash at the end: for comparisons.
    func contents() -> [String: [UInt8]] {
        var result: [String: [UInt8]] = [:]
        func walk(_ id: Int, _ prefix: String) {
            guard let directory = directory(id) else { return }
            for (name, child) in directory.live {
                if let file = file(child) {
                    result[prefix + name] = file.live
                } else {
                    result[prefix + name + "/"] = []
                    walk(child, prefix + name + "/")
                }
            }
        }
        walk(Self.rootID, "/")
        return result
    }
}
