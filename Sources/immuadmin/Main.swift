import ImmuDBAdmin

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
struct Main {
    @MainActor
    static func main() async {
        exit(await ImmuadminProcess.run())
    }
}
