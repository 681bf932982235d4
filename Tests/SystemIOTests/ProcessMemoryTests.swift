import Testing

@testable import SystemIO

@Suite struct ProcessMemoryTests {
    @Test func onlyCodeFromFilesIsNamed() {
        let maps = """
            55d0c8a00000-55d0c8a2c000 r--p 00000000 fe:00 1234   /usr/bin/program
            55d0c8a2c000-55d0c8b00000 r-xp 0002c000 fe:00 1234   /usr/bin/program
            7f1000000000-7f1000021000 rw-p 00000000 00:00 0
            7f2000000000-7f2000001000 r-xp 00000000 00:00 0
            7f3000000000-7f3000002000 rwxp 00000000 fe:00 99     /tmp/made at run time
            7ffd1b5f0000-7ffd1b5f2000 r-xp 00000000 00:00 0      [vdso]
            7ff000001000-7ff000000000 r-xp 00000000 fe:00 5      /lib/backwards
            x-y r-xp 0 0 0 /lib/nonsense
            """
        #expect(ProcessMemory.codeRanges(maps: maps) == [0x55d0_c8a2_c000..<0x55d0_c8b0_0000])
        #expect(ProcessMemory.codeRanges(maps: "").isEmpty)
    }

    @Test func theProgramGoesOn() {
        #if os(Linux)
            #expect(!ProcessMemory.codeRanges(maps: ProcessFigures.text("/proc/self/maps")).isEmpty)
        #endif
        ProcessMemory.releaseWhatTheStartNeeded()
        #expect((0..<1000).map { String($0) }.joined().utf8.count == 2890)
    }
}
