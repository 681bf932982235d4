/// Limits of the formats wrapped here. Names carry the unit.
package enum Limits {
    /// bcrypt reads no more of a password.
    package static let bcryptPasswordBytesMax = 72
    /// Logarithm of the rounds of a fresh hash, as in the ledger's user records.
    package static let bcryptCost: UInt = 10
}
