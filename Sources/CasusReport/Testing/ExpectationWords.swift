import CasusExpressions
public import CasusRulebook

/// Says in words what an expectation asks.
public struct ExpectationWords: Sendable {
  private let rulebook: Rulebook

  /// Creates the words for expectations under a rulebook.
  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// An expectation of a scenario: `approved: at least 50%`.
  public func text(of expectation: Expectation) -> String {
    let credibly = expectation.credibly.map { ", credibly at \(Self.percent($0))" } ?? ""
    return text(of: expectation.subject) + ": " + text(of: expectation.bound, expectation.subject) + credibly
  }

  /// A check of a test's case: `casus-foederis answers no: certain`.
  public func text(of check: TestCheck) -> String {
    let subject = text(of: check.subject)
    if case .active = check.subject, case .within(let range) = check.bound {
      return subject + (range == 0...0 ? " is not active" : " is active")
    }
    return subject + ": " + text(of: check.bound)
  }

  func text(of subject: Expectation.Subject) -> String {
    switch subject {
    case .event(let event): text(of: event)
    case .path(let path): text(of: path)
    case .answer(let stage, let isYes): "\(rulebook.stages[stage].id) answers \(isYes ? "yes" : "no")"
    case .active(let criterion): rulebook.criteria[criterion].id
    case .quantile(let quantity, let share):
      (share == 0.5 ? "median" : Self.percent(share) + " quantile")
        + " of \(rulebook.quantities[quantity].name)"
    }
  }

  func text(of event: Expectation.Event) -> String {
    switch event {
    case .verdict(.none): "nothing asked"
    case .verdict(let verdict): verdict.rawValue
    case .outcome(let outcome): rulebook.outcomes[outcome].id
    case .orHigher(let outcome): "\(rulebook.outcomes[outcome].id) or higher"
    }
  }

  private func text(of path: ExpectedPath) -> String {
    let steps = path.steps.map { step in
      rulebook.stages[step.stage].id + (step.isYes.map { $0 ? " (yes)" : " (no)" } ?? "")
    }
    return "the way "
      + (steps + [path.outcome.map { rulebook.outcomes[$0].id }].compactMap(\.self))
      .joined(separator: " → ")
  }

  private func text(of bound: Expectation.Bound, _ subject: Expectation.Subject) -> String {
    switch bound {
    case .within(let range):
      if case .quantile(let quantity, _) = subject {
        return Self.text(of: range) {
          "\(NumberText.significant($0, 4)) \(rulebook.quantities[quantity].unit)"
        }
      }
      let share = Self.text(ofShare: range)
      if case .active = subject { return "active in \(share)" }
      return share
    case .always(let isSo):
      if case .active = subject { return isSo ? "always active" : "never active" }
      return isSo ? "always" : "never"
    case .likelierThan(let other): return "likelier than \(text(of: other))"
    case .compared(let file, let isLikelier, _):
      return "\(isLikelier ? "likelier than" : "less likely than") in \(file)"
    }
  }

  private func text(of bound: TestCheck.Bound) -> String {
    switch bound {
    case .within(let range): range == 1...1 ? "certain" : Self.text(ofShare: range)
    case .likelierThan(let other): "likelier than \(text(of: other))"
    case .likelierThanWith: "likelier than under the other conditions"
    case .lessLikelyThanWith: "less likely than under the other conditions"
    }
  }

  private static func text(ofShare range: ClosedRange<Double>) -> String {
    if range.lowerBound <= 0 { return "at most \(percent(range.upperBound))" }
    if range.upperBound >= 1 { return "at least \(percent(range.lowerBound))" }
    return "\(percent(range.lowerBound)) to \(percent(range.upperBound))"
  }

  private static func text(of range: ClosedRange<Double>, _ number: (Double) -> String) -> String {
    if !range.lowerBound.isFinite { return "at most \(number(range.upperBound))" }
    if !range.upperBound.isFinite { return "at least \(number(range.lowerBound))" }
    return "\(number(range.lowerBound)) to \(number(range.upperBound))"
  }

  /// A bound as its author wrote it, in percent.
  static func percent(_ share: Double) -> String { NumberText.significant(share * 100, 6) + "%" }
}
