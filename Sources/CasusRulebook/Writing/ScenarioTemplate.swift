import CasusExpressions

/// A scenario file to fill in: every factor of a rulebook with its question, its values and its default.
public struct ScenarioTemplate: Sendable {
  private let rulebook: Rulebook
  private let reference: String

  /// Creates a template for a rulebook.
  ///
  /// - Parameter reference: How the file names the rulebook: a bundled identifier, or a path relative to the file.
  public init(rulebook: Rulebook, reference: String) {
    self.rulebook = rulebook
    self.reference = reference
  }

  /// The file's text; as it stands, `check` asks for each factor that must be stated, and for nothing else.
  ///
  /// - Parameters:
  ///   - identifier: The scenario's identifier.
  ///   - date: The date of the request.
  public func text(identifier: String, date: String) -> String {
    let requester = rulebook.members.first?.id ?? "nobody"
    var lines = [
      "casus: scenario/1",
      "id: \(identifier)",
      "title: A request for help                # replace: who asks, for what, when",
      "question: What would the alliance do?     # replace, or remove",
      "rulebook: \(reference)",
      "date: \(date)                          # replace: the day of the request",
      "requester: \(requester)",
      "#   members: \(rulebook.members.map(\.id).joined(separator: ", "))",
      "#   a state that was never a member: {outsider: Its name}",
      "",
      "# Give each factor a value, or a distribution: 2 to 4 (its 5% and 95% quantiles), {chance: 0.7},",
      "# {weights: {internal: 3, state: 1}}, {triangular: {low: 0, mode: 1, high: 4}} and others.",
      "# What stays commented out takes the rulebook's default, and is listed as assumed.",
      "factors:",
    ]
    for factor in rulebook.factors.sorted(by: { $0.defaults.isEmpty && !$1.defaults.isEmpty }) {
      lines += self.lines(for: factor)
    }
    lines += [
      "",
      "# Steps whose answer is known from a source:",
      "# known:",
      "#   \(rulebook.stages.first?.id ?? "stage"): {answer: yes, unsourced: why it is known}",
      "# Factors that go together:",
      "# correlate:",
      "#   - {between: [first.factor, second.factor], rank: 0.5}",
      "# In a case of the past, what happened:",
      "# observed: {outcome: \(rulebook.outcomes.last?.id ?? "outcome"), unsourced: where it is known from}",
      "# What you expect of a run:",
      "# expect:",
      "#   - {verdict: approved, at_least: 0.5}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(for factor: Factor) -> [String] {
    let remark = factor.defaults.isEmpty ? "      # MUST BE STATED: choose, and take the first # away" : ""
    return ["", "  # \(factor.question)", "  #   \(factor.kind.valuesInWords)"]
      + meanings(of: factor.kind).map { "  #     \($0)" }
      + ["  # \(factor.name): \(sample(for: factor))\(remark)"]
  }

  private func meanings(of kind: VariableKind) -> [String] {
    guard case .choice(let options, _) = kind else { return [] }
    return options.map { "\($0.value): \($0.meaning)" }
  }

  private func sample(for factor: Factor) -> String {
    if let text = factor.defaults.last.flatMap({ $0.value.plainText }) { return text }
    return switch factor.kind {
    case .yesNo: "no"
    case .choice(let options, _): options.first?.value ?? ""
    case .number(let range, _, _): range.lowerBound.plain
    case .count(let range, _, _): String(range.lowerBound)
    case .members: "[]"
    }
  }
}

extension ValueForm {
  /// The form as a scenario writes it, where it is a value or an interval.
  fileprivate var plainText: String? {
    switch content {
    case .exactly(.bool(let answer)): answer ? "yes" : "no"
    case .exactly(.string(let text)): text
    case .exactly(.int(let number)): String(number)
    case .exactly(.double(let number)): number.plain
    case .chance(let chance): "{chance: \(chance.plain)}"
    case .distribution(.interval(let low, let high)): "\(low.plain) to \(high.plain)"
    default: nil
    }
  }
}
