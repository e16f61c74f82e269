import CasusExpressions
import CasusRulebook
import Testing

private func firstComplaint(_ text: String) -> String {
  complaints(inRulebook: text).split(separator: "\n").first.map(String.init) ?? ""
}

@Suite("Files that mean harm, or were damaged")
struct HostileFileTests {
  @Test("A file of more than 4 MiB is refused before it is read")
  func largeFile() {
    #expect(throws: Diagnostic.self) {
      try FileText.decode([UInt8](repeating: 0x20, count: 4 * 1024 * 1024 + 1), name: "big.yaml")
    }
  }

  @Test("A byte that is not UTF-8 is found")
  func invalidUTF8() {
    do throws(Diagnostic) {
      _ = try FileText.decode(Array("a: b\nc: ".utf8) + [0xFF, 0x0A], name: "bad.yaml")
      Issue.record("the bytes were accepted")
    } catch {
      #expect(error.message == "line 2 holds a byte that is not UTF-8 text")
      #expect(error.notes == ["it is byte 9 of the file"])
    }
  }

  @Test("A billion laughs are refused at the first alias")
  func aliasBomb() {
    var text = "a0: &a0 lol\n"
    for level in 1...9 {
      text +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]\n"
    }
    #expect(complaints(inRulebook: text).contains("an alias (*) is not supported"))
  }

  @Test("Nesting beyond 64 levels is refused")
  func deepNesting() {
    let text = "a: " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    #expect(firstComplaint(text).contains("nested deeper than 64 levels"))
  }

  @Test("More than 200,000 values are refused")
  func manyValues() {
    #expect(
      firstComplaint("a: [" + String(repeating: "1,", count: 210_000) + "]").contains(
        "more than 200000 values"))
  }

  @Test("A list, a text, an empty file and two documents are no rulebook")
  func otherDocuments() {
    #expect(firstComplaint("- a").hasSuffix("a rulebook must be a mapping, not a list"))
    #expect(firstComplaint("hello").hasSuffix("a rulebook must be a mapping, not 'hello'"))
    #expect(firstComplaint("").hasSuffix("the file is empty"))
    #expect(firstComplaint("a: 1\n---\nb: 2\n").contains("a second document begins here"))
  }

  @Test("Text that is no YAML gets the parser's reason and its place")
  func syntaxError() {
    let complaint = complaints(inRulebook: "casus: rulebook/1\nid: 'open\n")
    #expect(complaint.hasPrefix("small.yaml:3:1: error: this is not readable as YAML: "))
  }

  @Test("A megabyte of condition is refused with an error")
  func hugeCondition() {
    let condition = String(repeating: "(", count: 1_000_000)
    let text = smallRulebook.replacing(once: "when: 'grave'", with: "when: '\(condition)'")
    #expect(complaints(inRulebook: text).contains("error:"))
  }

  @Test("A file with a thousand mistakes is answered at once, with the first hundred of them")
  func manyMistakes() {
    let text = smallRulebook + "\n" + (0..<1000).map { "wrong\($0): 1" }.joined(separator: "\n")
    let complaints = complaints(inRulebook: text)
    #expect(complaints.split(separator: "\n").filter { $0.contains("error:") }.count == 100)
    #expect(complaints.hasSuffix("and 900 more\n"))
  }
}
