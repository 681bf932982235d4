import CommandLineKit
import Testing

@Suite struct ArgumentOrderTests {
    private let order = ArgumentOrder(valueFlags: ["--output", "-o"], plainFlags: ["--raw"])

    @Test(
        arguments: [
            (["get", "k"], ["get", "k"]), (["--raw", "get", "k"], ["get", "--raw", "k"]),
            (["-o", "json", "get", "k"], ["get", "-o", "json", "k"]),
            (["--output=json", "get"], ["get", "--output=json"]),
            (["--what", "get"], ["--what", "get"]), (["--raw"], ["--raw"]),
            (["--raw", "--", "x"], ["--raw", "--", "x"]),
            (["-o", "json"], ["-o", "json"]), ([], []),
        ] as [([String], [String])])
    func puts(arguments: [String], expected: [String]) {
        #expect(order.commandFirst(arguments) == expected)
    }

    @Test func emptyValuesAreValues() {
        #expect(
            order.separatingEmptyValues(["--output=", "get", "--raw="]) == ["--output", "", "get", "--raw="])
        #expect(order.separatingEmptyValues(["--", "--output="]) == ["--", "--output="])
    }
}
