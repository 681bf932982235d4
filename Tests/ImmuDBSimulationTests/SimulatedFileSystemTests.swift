import ImmuDBSimulation
import SystemIO
import Testing

@Suite("Simulated file system")
struct SimulatedFileSystemTests {
    private func durableFile(_ bytes: [UInt8]) throws -> (SimulatedFileSystem, any File) {
        let system = SimulatedFileSystem()
        let file = try system.open("/f", .create)
        try file.write(bytes, at: 0)
        try file.sync()
        try system.syncDirectory("/")
        return (system, file)
    }

    private func content(_ system: SimulatedFileSystem, _ path: String = "/f") throws -> [UInt8]? {
        try system.kind(of: path) == nil ? nil : try system.readWhole(path, limit: 1 << 20)
    }

    @Test func filesBehaveAsOthersDo() throws {
        let system = SimulatedFileSystem()
        try system.createDirectories("/a/b", permissions: 0o755)
        let file = try system.open("/a/b/c", .createExclusive)
        try file.write([1, 2, 3], at: 2)
        #expect(try content(system, "/a/b/c") == [0, 0, 1, 2, 3])
        try file.truncate(to: 3)
        try system.rename("/a/b/c", to: "/a/d")
        #expect(try file.read(count: 10, at: 1) == [0, 1])
        #expect(try system.list("/a").map(\.name) == ["b", "d"])
        #expect(throws: SystemIOError.self) { try system.removeEmptyDirectory("/a") }
        #expect(throws: SystemIOError.self) { try system.open("/a/b/c", .readWrite) }
        #expect(throws: SystemIOError.self) { try system.open("/a/d", .createExclusive) }
        try system.removeFile("/a/d")
        try file.close()
        #expect(throws: SystemIOError.self) { try file.size() }
        #expect(system.calls.first?.description == "create directory /a")
        #expect(system.calls.last?.kind == .remove)
    }

    @Test func whatWasNotSyncedMayGo() throws {
        let (system, file) = try durableFile([1, 1, 1, 1])
        try file.write([2, 2], at: 3)
        #expect(try content(system.image(.dropAllUnsynced)) == [1, 1, 1, 1])
        #expect(try content(system.image(.keepAll)) == [1, 1, 1, 2, 2])
        #expect(try content(system.image(.tornLast(bytes: 1))) == [1, 1, 1, 2])
        #expect(try content(system.image(.tornLastInHalf)) == [1, 1, 1, 2])
        try file.sync()
        #expect(try content(system.image(.dropAllUnsynced)) == [1, 1, 1, 2, 2])
    }

    @Test func sectorsArriveInAnyOrder() throws {
        let (system, file) = try durableFile([])
        try file.write([UInt8](repeating: 7, count: 3 * 512), at: 0)
        var seen: Set<[Bool]> = []
        var sizes: Set<Int> = []
        for seed in 0..<200 as Range<UInt64> {
            let bytes = try #require(try content(system.image(.keepRandomSubset(seed: seed))))
            #expect(bytes == (try content(system.image(.keepRandomSubset(seed: seed)))))
            sizes.insert(bytes.count)
            let padded = bytes + [UInt8](repeating: 0, count: 3 * 512 - bytes.count)
            seen.insert((0..<3).map { padded[$0 * 512] == 7 })
            for sector in 0..<3 { #expect(Set(padded[sector * 512..<sector * 512 + 512]).count == 1) }
        }
        #expect(seen.count == 8)
        #expect(sizes == [0, 512, 1024, 1536])
    }

    @Test func namesNeedTheirDirectorySynced() throws {
        let system = SimulatedFileSystem()
        try system.createDirectory("/d", permissions: 0o755)
        let file = try system.open("/d/f", .create)
        try file.write([1], at: 0)
        try file.sync()
        try system.syncDirectory("/d")
        #expect(try content(system.image(.dropAllUnsynced), "/d/f") == nil)
        try system.syncDirectory("/")
        #expect(try content(system.image(.dropAllUnsynced), "/d/f") == [1])
        try system.removeFile("/d/f")
        #expect(try content(system.image(.dropAllUnsynced), "/d/f") == [1])
        #expect(try content(system.image(.keepAll), "/d/f") == nil)
    }

    @Test func renamesAreLostAsAWhole() throws {
        let (system, _) = try durableFile([1])
        let other = try system.open("/g", .create)
        try other.write([2], at: 0)
        try other.sync()
        try system.rename("/g", to: "/f")
        var seen: Set<[[UInt8]?]> = []
        for seed in 0..<50 as Range<UInt64> {
            let image = system.image(.keepRandomSubset(seed: seed))
            seen.insert([try content(image), try content(image, "/g")])
        }
        #expect(seen == [[[1], nil], [[1], [2]], [[2], nil]])
        try system.syncDirectory("/")
        #expect(try content(system.image(.dropAllUnsynced)) == [2])
    }

    @Test func syncingADirectorySettlesWhatItsNamesBuildOn() throws {
        let system = SimulatedFileSystem()
        try system.createDirectory("/d", permissions: 0o755)
        try system.syncDirectory("/")
        let file = try system.open("/new", .create)
        try file.write([3], at: 0)
        try file.sync()
        try system.rename("/new", to: "/d/f")
        _ = try system.open("/unrelated", .create)
        try system.syncDirectory("/d")
        let image = system.image(.dropAllUnsynced)
        #expect(image.contents == ["/d/": [], "/d/f": [3]])
    }

    @Test func aFailedSyncDecidesNothing() throws {
        let (system, file) = try durableFile([1])
        try file.write([2], at: 0)
        system.fail(atCall: system.calls.count, .deviceError)
        #expect(throws: SystemIOError.self) { try file.sync() }
        try file.write([3], at: 1)
        try file.sync()
        #expect(try content(system.image(.dropAllUnsynced)) == [1, 3])
        #expect(try content(system.image(.keepAll)) == [2, 3])
    }

    @Test(arguments: SimulatedFault.allCases)
    func callsFail(fault: SimulatedFault) throws {
        let (system, file) = try durableFile([1, 1])
        system.fail(atCall: system.calls.count + 1, fault)
        try file.write([2], at: 0)
        let error = #expect(throws: SystemIOError.self) { try file.write([3, 3], at: 0) }
        #expect(
            error?.code == (fault == .deviceError ? .deviceError : fault == .interrupted ? .other : .noSpace))
        #expect(try content(system) == (fault == .noSpaceHalfway ? [3, 1] : [2, 1]))
        try file.write([4], at: 0)
        system.fail(atCall: system.calls.count, fault, lasting: true)
        for _ in 0..<3 {
            #expect(throws: SystemIOError.self) { try system.createDirectory("/x", permissions: 0o755) }
        }
        system.heal()
        try system.createDirectory("/x", permissions: 0o755)
    }

    @Test func readsFail() throws {
        let (system, file) = try durableFile([1, 2, 3, 4])
        system.fail(atRead: system.reads, .short)
        #expect(try file.read(count: 4, at: 0) == [1, 2])
        #expect(try file.read(count: 4, at: 0) == [1, 2, 3, 4])
        system.fail(atRead: system.reads, .deviceError)
        #expect(throws: SystemIOError.self) { try file.read(count: 1, at: 0) }
    }

    @Test func momentsShowEveryCallBegunAndNotEnded() throws {
        let system = SimulatedFileSystem(keepsMoments: true)
        let file = try system.open("/f", .create)
        try system.syncDirectory("/")
        try file.write([5], at: 0)
        system.mark(1)
        try file.sync()
        system.mark(2)
        #expect(try content(try #require(system.image(atCall: 1, .dropAllUnsynced))) == nil)
        #expect(try content(try #require(system.image(atCall: 2, .keepAll))) == [5])
        #expect(try content(try #require(system.image(atCall: 3, .dropAllUnsynced))) == [])
        #expect(system.image(atCall: 4, .keepAll) == nil)
        #expect(system.largestMark(beforeCall: 2) == nil)
        #expect(system.largestMark(beforeCall: 3) == 1)
        #expect(system.largestMark(beforeCall: 4) == 2)
        // What the dead process left in the cache can still be lost.
        let ended = try #require(system.restarted(atCall: 2))
        #expect(try content(ended) == [5])
        #expect(try content(ended.image(.dropAllUnsynced)) == [])
    }

    @Test func locks() throws {
        let system = SimulatedFileSystem()
        #expect(throws: SystemIOError.self) { try system.lock("/l", .shared) }
        let held = try system.lock("/l", .exclusive)
        let error = #expect(throws: SystemIOError.self) { try system.lock("/l", .exclusive) }
        #expect(error?.code == .locked)
        held.release()
        let one = try system.lock("/l", .shared)
        let other = try system.lock("/l", .shared)
        one.release()
        one.release()
        #expect(throws: SystemIOError.self) { try system.lock("/l", .exclusive) }
        _ = try system.restarted().lock("/l", .exclusive)
        other.release()
        _ = try system.lock("/l", .exclusive)
    }
}
