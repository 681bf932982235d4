#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Counts what suites tried, for those who want to know how much was tried: a line `what<TAB>count` for each
/// call, added to the file that the variable `RELIABILITY_TALLY` names. Without it nothing is written.
package enum Tally {
    package static func add(_ count: Int, _ what: String) {
        guard count > 0, let path = getenv("RELIABILITY_TALLY"), let file = fopen(path, "a") else { return }
        fputs("\(what)\t\(count)\n", file)
        fclose(file)
    }
}
