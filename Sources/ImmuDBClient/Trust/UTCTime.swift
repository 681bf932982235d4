#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Times as text: ISO 8601, UTC, whole seconds.
enum UTCTime {
    /// `2001-02-03T04:05:06Z`.
    static func text(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// Unix seconds; nil for any other form.
    static func seconds(_ text: String) -> Int64? {
        do {
            return Int64(exactly: try Date(text, strategy: .iso8601).timeIntervalSince1970)
        } catch {
            return nil
        }
    }
}
