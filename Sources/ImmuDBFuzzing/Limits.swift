/// Every fixed bound of this module, with its unit in the name.
enum Limits {
    /// Inputs examined besides each one that the engine chooses.
    static let neighbours = 24
}
