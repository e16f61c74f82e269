import CasusRulebook
import Testing
@testable import CasusStore

@Suite("Reading JSON")
struct JSONReaderTests {
  @Test("What is written is read back, escapes and all")
  func roundTrip() throws {
    let value = JSONValue.object([
      ("a \"b\" \\ \u{1}\n\té 🜚", .array([.int(-3), .number(0.5), .bool(true), .bool(false), .null])),
      ("empty", .object([("list", .array([]))])),
    ])
    for indented in [true, false] {
      #expect(try JSONReader.value(of: Array(value.text(indented: indented).utf8)) == value)
    }
    #expect(try JSONReader.value(of: Array(#""\u00e9\ud83d\udf1a\/""#.utf8)) == .string("é🜚/"))
  }

  @Test(
    "What JSON does not allow is refused",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "1.", "+1", ".5", "1e999", "nul", "\"\n\"",
      "\"a",
      "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"", "1 2", "{\"a\":1,\"a\":2}", "// x\n1", "NaN",
      String(repeating: "[", count: 100_000),
    ])
  func refused(text: String) {
    #expect(throws: JSONReader.Problem.self) { try JSONReader.value(of: Array(text.utf8)) }
  }

  @Test("A mistake is told with its line")
  func line() {
    let problem = #expect(throws: JSONReader.Problem.self) {
      try JSONReader.value(of: Array("{\n\"a\": x}".utf8))
    }
    #expect(problem == JSONReader.Problem(line: 2, message: "a value is expected"))
  }

  @Test("Lines of whole numbers are read back")
  func integers() {
    let numbers: [UInt128] = [0, 0, 0, 7, .max, .max, 1, 0]
    #expect(IntegerLine.text(of: [0, 0, 0, 7, 7, 1]) == "0*3 7*2 1")
    #expect(IntegerLine.numbers(of: IntegerLine.text(of: numbers)) == numbers)
    #expect(IntegerLine.numbers(of: "") == [])
  }

  @Test(
    "Lines that are not of whole numbers, or too long, are refused",
    arguments: [
      "-1", "1*", "*2", "1*0", "01", "1*1", "a", "1.5", "1*99999999999",
      "340282366920938463463374607431768211456",
    ])
  func notIntegers(text: String) {
    #expect(IntegerLine.numbers(of: text) == nil)
  }
}
