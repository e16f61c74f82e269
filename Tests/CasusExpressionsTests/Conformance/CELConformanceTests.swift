import CasusExpressions
import Testing

@Suite struct CELConformanceTests {
  /// How many vectors ran when this was last written: coverage may grow, and never shrink unseen.
  static let floor = 676

  @Test(
    .enabled(
      if: ConformanceVector.areAvailable, "CEL's vectors are neither beside the package nor in CASUS_PEERS"))
  func everyAcceptedVectorHasTheAnswerOfCEL() throws {
    var passed = 0
    var failures: [String] = []
    var refused: [(section: String, expression: String, reason: String)] = []
    let vectors = try ConformanceVector.all()
    for vector in vectors {
      switch Self.outcome(of: vector) {
      case .passed: passed += 1
      case .differs(let answer):
        failures.append("\(vector.file)/\(vector.section): \(vector.expr): \(answer)")
      case .refused(let reason): refused.append(("\(vector.file)/\(vector.section)", vector.expr, reason))
      }
    }
    let ran = passed + failures.count
    print("CEL: \(vectors.count) vectors, \(ran) run, \(passed) passed, \(refused.count) outside the subset")
    let sections = Dictionary(grouping: refused, by: \.section)
    for section in sections.keys.sorted() {
      let reasons = Set(sections[section, default: []].map(\.reason)).sorted().joined(separator: "; ")
      print("  refused \(sections[section, default: []].count) of \(section): \(reasons)")
    }
    #expect(failures == [])
    #expect(ran >= Self.floor)
  }

  enum Outcome {
    case passed
    case differs(String)
    case refused(String)
  }

  static func outcome(of vector: ConformanceVector) -> Outcome {
    let expression: Expression
    let bindings: Bindings
    let expected: Value?
    do {
      let scope: Scope
      (scope, bindings) = try vector.scopeAndBindings()
      expected = vector.matcher == "value" ? try vector.value?.value() : nil
      expression = try Expression.compile(
        ExpressionSource(text: vector.expr, file: vector.name), in: scope, checked: !vector.disableCheck)
    } catch let refusal as OutsideSubset {
      return .refused(refusal.reason)
    } catch let list as DiagnosticList {
      return .refused(list.diagnostics.map { "\($0.code): \($0.message)" }.first ?? "")
    } catch {
      return .differs("\(error)")
    }
    if vector.checkOnly { return .passed }
    do throws(EvaluationError) {
      let value = try expression.evaluate(bindings)
      guard let expected else { return .differs("\(value) instead of an error") }
      let isSame = value == expected && value.typeName == expected.typeName
      return isSame ? .passed : .differs("\(value) instead of \(expected)")
    } catch {
      return expected == nil ? .passed : .differs("\(error.message)")
    }
  }
}
