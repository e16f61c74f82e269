public import CasusAnalysis
public import CasusExpressions
public import CasusRulebook
import CasusSimulation

extension TestItem {
  /// What became of an expectation.
  public init(_ finding: GateFinding, of rulebook: Rulebook) {
    let words = ExpectationWords(rulebook)
    let start = finding.expectation.span.start
    self.init(
      name: words.text(of: finding.expectation), status: Status(finding.decision),
      found: Self.found(finding, rulebook), line: start.line, column: start.column)
    switch finding.measure {
    case .probability(let estimate), .difference(let estimate):
      value = estimate.value
      standardError = estimate.standardError
    case .quantile(let quantile, _, _): value = quantile
    case .interval, nil: break
    }
  }

  /// An expectation that is not checked, because its author says so.
  public init(toDo expectation: Expectation, of rulebook: Rulebook) {
    let start = expectation.span.start
    self.init(
      name: ExpectationWords(rulebook).text(of: expectation), status: .skipped,
      found: "to do: \(expectation.todo ?? "")", line: start.line, column: start.column)
  }

  private static func found(_ finding: GateFinding, _ rulebook: Rulebook) -> String {
    let numbers = NumberText(rows: finding.draws / 64)
    let measure: String?
    switch finding.measure {
    case .probability(let estimate): measure = numbers.inline(estimate)
    case .difference(let estimate):
      measure = "by " + NumberText.points(estimate).joined(separator: " ") + " percentage points"
    case .interval(let range): measure = "the interval from judgements is \(numbers.interval(range))"
    case .quantile(let value, let high, let low):
      measure = quantile(value, high, low, finding, numbers, rulebook)
    case nil: measure = nil
    }
    return [measure, finding.remark.flatMap(words)].compactMap(\.self).joined(separator: "; ")
  }

  private static func quantile(
    _ value: Double, _ high: RunEstimate?, _ low: RunEstimate?, _ finding: GateFinding, _ numbers: NumberText,
    _ rulebook: Rulebook
  ) -> String {
    guard case .quantile(let quantity, _) = finding.expectation.subject,
      case .within(let range) = finding.expectation.bound
    else { return NumberText.readable(value) }
    var text = "\(NumberText.readable(value)) \(rulebook.quantities[quantity].unit)"
    if let high {
      text += "; \(numbers.inline(high)) at or below \(NumberText.significant(range.upperBound, 4))"
    }
    if let low { text += "; \(numbers.inline(low)) below \(NumberText.significant(range.lowerBound, 4))" }
    return text
  }

  private static func words(_ remark: GateFinding.Remark) -> String? {
    switch remark {
    case .neverAsked: "nothing was asked in any draw"
    case .neverReached: "no request comes to the stage"
    case .neverExists: "no request leads to an outcome that has it"
    case .tooFewDraws: "too few draws lead to an outcome that has it"
    case .inEveryDraw: "so in every draw that was made"
    case .proved: nil
    }
  }

  /// What became of a test's case: one item, with a note for each check that does not hold.
  public init(_ result: TestResult, of rulebook: Rulebook) {
    let words = ExpectationWords(rulebook)
    let start = result.testCase.span.start
    self.init(
      name: result.testCase.name, status: .passed, found: "", line: start.line, column: start.column)
    switch result.ending {
    case .skipped:
      status = .skipped
      found = "to do: \(result.testCase.todo ?? "")"
    case .failed(let diagnostics):
      status = .error
      found = diagnostics.first?.message ?? ""
      notes = diagnostics.dropFirst().map(\.text) + (diagnostics.first?.notes ?? [])
    case .judged(let findings):
      let broken = findings.filter { !$0.isKept }
      guard !broken.isEmpty else {
        found = findings.count == 1 ? Self.found(findings[0]) : "all \(findings.count) checks hold"
        notes = findings.count == 1 ? [] : findings.map { "\(words.text(of: $0.check)): \(Self.found($0))" }
        value = findings.count == 1 ? findings[0].value : nil
        return
      }
      status = .failed
      notes = broken.map { "\(words.text(of: $0.check)), but \(Self.found($0))" }
      found =
        notes.count == 1 ? notes.removeFirst() : "\(broken.count) of \(findings.count) checks do not hold"
      if let span = broken.first?.check.span.start { (line, column) = (span.line, span.column) }
      value = broken.count == 1 ? broken.first?.value : nil
    }
  }

  private static func found(_ finding: TestFinding) -> String {
    if case .active = finding.check.subject, finding.other == nil {
      return finding.value > 0 ? "it is active" : "it is not active"
    }
    guard finding.value.isFinite else { return "nothing is asked" }
    let own = "it is \(NumberText.exact(finding.value))"
    return finding.other.map { own + ", against \(NumberText.exact($0))" } ?? own
  }

  /// Why a file or a run could not be judged.
  public init(_ diagnostics: [Diagnostic], name: String) {
    let errors = diagnostics.filter { $0.severity == .error }
    let first = errors.first ?? diagnostics.first
    self.init(
      name: name, status: .error, found: first.map(\.text) ?? "",
      notes: (first.map { $0.notes + [$0.hint].compactMap(\.self) } ?? [])
        + errors.dropFirst().map { [$0.text, $0.hint].compactMap(\.self).joined(separator: "; ") },
      line: first?.span?.start.line, column: first?.span?.start.column)
  }
}

extension TestItem.Status {
  /// What a gate's decision comes to.
  init(_ decision: GateRule.Decision) {
    switch decision {
    case .passed: self = .passed
    case .failed: self = .failed
    case .inconclusive: self = .inconclusive
    }
  }
}
