/// Bounds of record formats. Names carry the unit.
package enum Limits {
    /// Nesting of JSON that is read.
    package static let jsonDepthMax = 128
    /// Longest index key, and longest text or blob that can be indexed, in bytes.
    package static let indexKeyBytesMax = 1024
}
