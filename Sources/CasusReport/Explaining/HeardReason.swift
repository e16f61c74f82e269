import CasusRulebook
import CasusSimulation

/// A criterion as an explanation tells it: once, however many members hear it.
struct HeardReason {
  let criterion: ExplainedCriterion
  /// What it adds to the log-odds, from the least to the most among those who hear it; nil where it adds nothing.
  private(set) var range: ClosedRange<Double>?
  /// The names of the members for whom it is active; empty where a single one answers.
  private(set) var members: [String]

  /// A criterion before a single answerer.
  init(_ criterion: ExplainedCriterion) {
    self.criterion = criterion
    members = []
    range = Self.contribution(of: criterion).map { $0...$0 }
  }

  private init(_ criterion: ExplainedCriterion, members: [String], range: ClosedRange<Double>?) {
    self.criterion = criterion
    self.members = members
    self.range = range
  }

  var isActive: Bool {
    if case .inactive = criterion.fate { false } else { true }
  }

  static func contribution(of criterion: ExplainedCriterion) -> Double? {
    if case .contributes(let value) = criterion.fate { value } else { nil }
  }

  /// Every criterion that some member hears, in file order; inactive only where it is so for each.
  static func gathered(from members: [ExplainedMember]) -> [HeardReason] {
    var reasons: [Int: HeardReason] = [:]
    for member in members {
      for criterion in member.criteria {
        let own = HeardReason(criterion)
        guard own.isActive else {
          if reasons[criterion.index] == nil { reasons[criterion.index] = own }
          continue
        }
        guard let earlier = reasons[criterion.index], earlier.isActive else {
          reasons[criterion.index] = HeardReason(criterion, members: [member.name], range: own.range)
          continue
        }
        var merged = earlier
        merged.members.append(member.name)
        if let old = earlier.range, let new = own.range {
          merged.range = min(old.lowerBound, new.lowerBound)...max(old.upperBound, new.upperBound)
        } else {
          merged = HeardReason(
            earlier.range == nil ? criterion : earlier.criterion, members: merged.members,
            range: earlier.range ?? own.range)
        }
        reasons[criterion.index] = merged
      }
    }
    return reasons.keys.sorted().compactMap { reasons[$0] }
  }

  /// What it adds: `-2.00 log-odds`, or from least to most.
  var contribution: String? {
    guard let range else { return nil }
    let low = NumberText.logOdds(range.lowerBound)
    let high = NumberText.logOdds(range.upperBound)
    return (low == high ? low : "\(low) to \(high)") + " log-odds"
  }
}

extension ExplanationWriter {
  /// The active criteria each with its reason, then the others by name.
  mutating func addCriteria(_ reasons: [HeardReason], asked: Int = 0) {
    for reason in reasons where reason.isActive { add(reason, asked: asked) }
    let idle = reasons.filter { !$0.isActive }.map(\.criterion.id)
    if !idle.isEmpty {
      page.paragraph(
        StyledText("Not active: " + idle.joined(separator: ", ") + ".", .faint), hanging: 2)
    }
  }

  private mutating func add(_ reason: HeardReason, asked: Int) {
    let criterion = reason.criterion
    let role: TextRole = criterion.saysYes ? .yes : .no
    var text =
      StyledText(criterion.id, .strong) + " says " + StyledText(criterion.saysYes ? "yes" : "no", role)
    let remarks = [criterion.word ?? (criterion.saysYes ? "settles it" : "bars it"), reason.contribution]
    text += StyledText(" (\(remarks.compactMap(\.self).joined(separator: ", "))")
    if asked > 0 {
      text += StyledText(
        reason.members.count == asked
          ? "; to all who are asked" : "; to " + reason.members.joined(separator: ", "))
    }
    text += StyledText("): ")
    text += citations.reason(criterion.grounds)
    text += note(on: criterion)
    page.item(text)
  }

  /// Why an active criterion does not count, where it does not.
  private func note(on criterion: ExplainedCriterion) -> StyledText {
    switch criterion.fate {
    case .outweighed(let other):
      StyledText(" Does not count: \(rulebook.criteria[other].id), of the same group, is stronger.", .warning)
    case .overruled: StyledText(" Does not count here: the answer is decided already.", .warning)
    case .inactive, .contributes, .decides: ""
    }
  }
}
