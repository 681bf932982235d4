/// Bounds of record formats. Names carry the unit.
package enum Limits {
    /// Nesting of JSON that is read.
    package static let jsonDepthMax = 128
    /// Longest index key, and longest text or blob that can be indexed, in bytes.
    package static let indexKeyBytesMax = 1024
    /// Nesting of objects and lists inside a document.
    package static let documentDepthMax = 128
    /// Longest id of a document, in bytes.
    package static let documentIDBytesMax = 32
    /// Longest text in a declared field, in bytes.
    package static let stringFieldBytesMax = 512
    /// Steps that the name of a declared field is parted into.
    package static let fieldPathStepsMax = 3
}
