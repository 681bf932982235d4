/// Measurements with as many digits as matter, as JSON and people read them.
package enum DecimalText {
    /// Six digits behind the point at most, no zeros at the end; what is smaller keeps its exponent.
    package static func of(_ number: Double) -> String {
        guard number.isFinite else { return "0" }
        let rounded = (number * 1e6).rounded() / 1e6
        guard number.magnitude < 1e9, rounded != 0 || number == 0 else { return "\(number)" }
        let text = "\(rounded)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
