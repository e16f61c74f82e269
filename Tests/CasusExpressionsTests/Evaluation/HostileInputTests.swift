import CasusExpressions
import Foundation
import Testing

@Suite struct HostileInputTests {
  static func nested(_ opening: String, _ inner: String, _ closing: String, _ depth: Int) -> String {
    String(repeating: opening, count: depth) + inner + String(repeating: closing, count: depth)
  }

  /// Nested as deeply as the limits allow, each in another way.
  static let deepest: [String] = {
    let depth = ExpressionLimits.depth - 2
    return [
      nested("(", "1", ")", depth), nested("[", "1", "]", depth), nested("!", "true", "", depth),
      nested("-", "troops", "", depth), nested("1+(", "1", ")", depth / 2),
      nested("true ? (", "1", ") : 2", depth / 2),
      nested("true ? 1 : ", "2", "", depth), nested("false || (true && (", "true", "))", depth / 2 - 1),
      nested("abs(", "1", ")", depth), nested("{1: ", "1", "}", depth),
      nested("[1].map(x, ", "1", ")", depth),
      nested("[true].all(x, x && ", "true", ")", depth / 2), nested("[0][", "0", "]", depth / 2),
      nested("1 + 2 * (3 - ", "1", ")", depth / 3),
      Array(repeating: "1", count: depth).joined(separator: " + "),
      "[1]" + String(repeating: ".map(x, x)", count: depth - 2),
      "{}" + String(repeating: ".a", count: depth - 1),
      nested("troops == 1 ? true : (claim.outside_hand && !(", "true", "))", depth / 4),
      nested("max(min(1, ", "2", "))", depth / 2),
    ]
  }()

  @Test func whatTheLimitsAllowFitsIntoASmallStack() async {
    await onSmallStack {
      for text in Self.deepest {
        do throws(DiagnosticList) {
          let expression = try Expression.compile(text)
          let values: [Value] = [
            .string("state"), .double(1), .bool(true), .int(1), .null, .string("outside"),
          ]
          _ = try? expression.evaluate(Bindings(values: values))
          _ = expression.possibleValues { AbstractValue.any(of: exampleScope.variables[$0].type) }
          _ = expression.slots
          _ = expression.comparedStrings(0)
        } catch {
          Issue.record("\(text.prefix(60)): \(error.diagnostics[0].message)")
        }
      }
    }
  }

  @Test func whatIsDeeperIsRefusedOnASmallStack() async {
    await onSmallStack {
      for (opening, inner, closing) in [
        ("(", "1", ")"), ("[", "1", "]"), ("!", "true", ""), ("-", "1", ""), ("1+(", "1", ")"),
        ("true?1:", "1", ""), ("{1:", "1", "}"), ("abs(", "1", ")"), ("", "1", "+1"), ("", "[]", "[0]"),
        ("", "a", ".a"),
        ("[1].map(x,", "1", ")"), ("", "[1]", ".map(x,x)"), ("(", "", ""), ("[", "", ""), ("{1:", "", ""),
      ] {
        for depth in [ExpressionLimits.depth + 1, 1000, 10_000, 100_000] {
          let text = Self.nested(opening, inner, closing, depth)
          let code = #expect(throws: DiagnosticList.self) { try Expression.compile(text) }?.diagnostics.first?
            .code
          #expect(code == "too-deep" || code == "too-long", "\(text.prefix(40)) at \(depth)")
        }
      }
    }
  }

  @Test func aMegabyteIsRefused() {
    let code = #expect(throws: DiagnosticList.self) {
      try Expression.compile(String(repeating: " ", count: 1 << 20) + "1")
    }?.diagnostics.first?.code
    #expect(code == "too-long")
  }

  @Test func longChainsOfAndAndOrAreNotDeep() throws {
    let text = Array(repeating: "true", count: 1000).joined(separator: " && ")
    #expect(try answer(text) == "true")
  }

  @Test(arguments: [
    "[0].map(x, [x, x])" + String(repeating: ".map(x, [x, x])", count: 40) + ".size() == 0",
    "['a']" + String(repeating: ".map(x, x + x)", count: 40) + ".size() == 1",
    "[[0, 0]]" + String(repeating: ".map(x, x + x)", count: 40) + ".size() == 1",
    "[1,2,3,4,5,6,7,8,9,10]" + String(repeating: ".all(x, [1,2,3,4,5,6,7,8,9,10]", count: 9)
      + String(repeating: ".all(x, x > 0)", count: 1) + String(repeating: ")", count: 9),
  ])
  func workThatMultipliesIsStopped(_ text: String) throws {
    let code = try answer(text)
    #expect(code == "too-costly" || code == "too-large")
    _ = try Expression.compile(text).possibleValues { _ in .any(of: .dyn) }
  }

  @Test func conditionsThatNarrowEachOtherAreAnalysedInBoundedTime() throws {
    let text = Self.nested("troops / troops > 1 && (troops != 0 || (", "true", "))", 20)
    _ = try Expression.compile(text).possibleValues { AbstractValue.any(of: exampleScope.variables[$0].type) }
  }

  /// Random bytes, and random words of the language: neither may crash, hang, or be accepted and then crash.
  @Test func randomTextsNeverCrash() async {
    await onSmallStack {
      var random = SeededGenerator(seed: 7)
      let words = [
        "(", ")", "[", "]", "{", "}", "1", "2.5", "3u", "'a'", "true", "null", "&&", "||", "!", "-", "+", "*",
        "/", "%",
        "==", "<", "in", "?", ":", ",", ".", "size", "map", "all", "x", "troops", "threat.severity", "\"",
        "`", "\\", "é",
        "date", "has", "min", "0x", "1e", "'", "r'", "b'", "\n", "\u{0}", "int", "duration", "'1h'",
      ]
      for _ in 0..<3000 {
        let count = Int.random(in: 1...25, using: &random)
        let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(
          separator: random.next() % 2 == 0 ? " " : "")
        for checked in [true, false] {
          guard
            let expression = try? Expression.compile(
              ExpressionSource(text: text, file: "x"), in: exampleScope, checked: checked)
          else { continue }
          _ = try? expression.evaluate(
            Bindings(values: [.string("state"), .double(2), .bool(true), .int(3)]))
          _ = expression.possibleValues { _ in .any(of: .dyn) }
        }
      }
    }
  }

  /// Runs the work on a thread with half a mebibyte of stack, as some threads have.
  private func onSmallStack(_ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        work()
        continuation.resume()
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }
}
