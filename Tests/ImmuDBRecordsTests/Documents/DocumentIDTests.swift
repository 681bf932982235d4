// Covers DocumentID.swift and DocumentFieldType.swift.
import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct DocumentIDTests {
    @Test func freshIDsHaveTheirForm() throws {
        let id = DocumentID(seconds: 0x6b02_f9fe, txID: 1, counter: 0x34d8_fd11)
        #expect(id.description == "6b02f9fe000000000000000134d8fd11")
        #expect(try DocumentID(text: "6B02F9FE000000000000000134D8FD11") == id)
    }

    @Test func textsThatAreNoID() {
        #expect(throws: DocumentID.Problem.empty) { try DocumentID(text: "") }
        #expect(throws: DocumentID.Problem.tooLong) {
            try DocumentID(text: String(repeating: "00", count: 33))
        }
        #expect(throws: DocumentID.Problem.notHexadecimal("encoding/hex: invalid byte: U+007A 'z'")) {
            try DocumentID(text: "0z")
        }
        #expect(throws: DocumentID.Problem.notHexadecimal("encoding/hex: odd length hex string")) {
            try DocumentID(text: "123")
        }
        #expect(DocumentID(bytes: []) == nil && DocumentID(bytes: Array(repeating: 0, count: 33)) == nil)
    }

    @Test func numbersAreTruncatedAndSaturate() throws {
        func integer(_ number: Double) throws -> SQLValue {
            try DocumentFieldType.integer.columnValue(of: .number(number))
        }
        #expect(try integer(-42.9) == .integer(-42))
        #expect(try integer(1e300) == .integer(.max))
        #expect(try integer(-1e300) == .integer(.min))
        #expect(try integer(.nan) == .integer(0))
        #expect(try DocumentFieldType.double.columnValue(of: .number(1.5)) == .float(1.5))
    }

    @Test func otherKindsAreRefused() throws {
        for type in DocumentFieldType.allCases {
            #expect(try type.columnValue(of: nil).isNull && type.columnValue(of: .null).isNull)
            #expect(throws: SQLRecordError.self) { try type.columnValue(of: .array([])) }
        }
        #expect(throws: SQLRecordError.self) { try DocumentFieldType.uuid.columnValue(of: .string("x")) }
        #expect(throws: SQLRecordError.self) {
            try DocumentFieldType.string.columnValue(of: .string(String(repeating: "é", count: 257)))
        }
        let longest = String(repeating: "x", count: 512)
        #expect(try DocumentFieldType.string.columnValue(of: .string(longest)) == .varchar(longest))
    }
}
