// Covers FloatText.swift, CivilTime.swift, UUIDValue.swift and JSONValue.swift.
import ImmuDBRecords
import Testing

@Suite struct FloatTextTests {
    @Test func textOfFloats() {
        let cases: [(Double, String)] = [
            (1, "1"), (100_000, "100000"), (123_456.789, "123456.789"), (1_000_000, "1e+06"),
            (1_234_567.5, "1.2345675e+06"), (0.0001, "0.0001"), (0.00001, "1e-05"), (-0.5, "-0.5"),
            (1e300, "1e+300"), (0, "0"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
        ]
        for (value, text) in cases { #expect(FloatText.sql(value) == text) }
    }

    @Test func textOfJSONNumbers() throws {
        let cases: [(Double, String)] = [
            (1, "1"), (2.5, "2.5"), (1e-7, "1e-7"), (1e-6, "0.000001"), (1e25, "1e+25"), (1e21, "1e+21"),
            (1e20, "100000000000000000000"), (123_456_789_012_345_680, "123456789012345680"),
        ]
        for (value, text) in cases {
            #expect(JSONValue.number(value).text == text)
            #expect(try JSONValue(parsing: text).text == text)
        }
    }

    @Test func timesReadAndWrite() {
        let same = [
            "2024-01-02 03:04:05.123456", "2024-01-02T03:04:05.123456Z", "2024-01-02T03:04:05.1234569",
            "2024-01-02 04:04:05.123456 +0100", "2024-01-02T02:04:05.123456-01:00",
            "2024-01-02 03:04:05.123456 UTC",
        ]
        for text in same { #expect(CivilTime.micros(parsing: text) == 1_704_164_645_123_456, "\(text)") }
        let refused = [
            "2022-02-30", "2022-13-01", "2022-1-1", "2022-01-01 24:00", "2022-01-01 ", "x", "",
            "2022-01-01T10:00",
        ]
        for text in refused { #expect(CivilTime.micros(parsing: text) == nil, "\(text)") }
        for micros in stride(
            from: Int64(-80_000_000_000_000_000), to: 90_000_000_000_000_000, by: 777_777_777_777_777)
        {
            let time = CivilTime(micros: micros)
            #expect(time.micros == micros)
            if (0...9999).contains(time.year) { #expect(CivilTime.micros(parsing: time.text) == micros) }
        }
    }

    @Test func fiveFormsOfUUIDs() {
        let text = "8c1f9a3e-3d6b-4e53-9a7c-0f0e0d0c0b0a"
        let forms = [
            text, text.uppercased(), "{\(text)}", "urn:uuid:\(text)", "8C1F9A3E3D6B4E539A7C0F0E0D0C0B0A",
        ]
        for form in forms { #expect(UUIDValue(text: form)?.text == text) }
        for form in ["", "8c1f", text + "0", "8c1f9a3e-3d6b-4e539-a7c-0f0e0d0c0b0a", "{\(text)"] {
            #expect(UUIDValue(text: form) == nil)
        }
    }

    @Test func jsonIsRewrittenCanonically() throws {
        let text =
            #"{ "b" : "<&>",  "a": 1e25, "c": [1.0, 10, 1e-7, 123456789012345678, null, true, "\u00e9"] }"#
        let written =
            #"{"a":1e+25,"b":"\u003c\u0026\u003e","c":[1,10,1e-7,123456789012345680,null,true,"é"]}"#
        #expect(try JSONValue(parsing: text).text == written)
        #expect(try JSONValue(parsing: written).text == written)
    }

    @Test func brokenJSONIsRefused() {
        let broken = [
            "", "{", "{bad", "{oops", "[1,", "[1 2]", "01", "1.", "-", "nul", "\"a", "\"\\x\"", "{\"a\" 1}",
            "1 1",
            "\"\\u12\"", String(repeating: "[", count: 5000),
        ]
        for text in broken {
            #expect(throws: SQLRecordError.self, "\(text.prefix(20))") { try JSONValue(parsing: text) }
        }
    }
}
