/// Every fixed bound of this module, with its unit in the name.
package enum Limits {
    /// Bytes that a disk writes whole or not at all.
    package static let sectorBytes = 512
    /// Size of one simulated file, in bytes.
    package static let fileBytesMax = 1 << 28
}
