import CasusRulebook
import CasusSimulation

/// How reports speak of criteria that decide their stage by themselves.
enum FormalWords {
  /// What is said where there is no criterion of any kind to speak of.
  static let nothing = "No criterion made a difference."

  /// What stands above them.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - isAlone: Whether no other criterion made a difference.
  static func lead(_ count: Int, isAlone: Bool) -> String {
    let (this, decides) =
      count == 1
      ? ("this", "decides its stage by itself") : ("these", "decide their stage by themselves")
    return (isAlone ? (count == 1 ? "This" : "These") : "Besides, \(this)")
      + " held in every draw and \(decides)"
      + (isAlone ? "; no other criterion made a difference:" : ":")
  }

  /// A criterion's weight, in one piece: `-13.81 ± 0.12`.
  static func points(_ item: CriterionResult) -> String {
    NumberText.points(item.weight).joined(separator: " ").unbroken
  }
}

extension RunResult {
  /// The criteria that made a difference and decide by themselves in every request drawn, the weightiest first.
  func formal(in rulebook: Rulebook) -> [CriterionResult] {
    criteria.filter { $0.weight.value != 0 && $0.isFormal(in: rulebook) }
      .sorted { ($0.weight.value.magnitude, $1.index) > ($1.weight.value.magnitude, $0.index) }
  }
}

extension CriterionResult {
  /// How often it is active where its stage is reached, for a table's cell.
  var activeThere: String {
    active.map { $0.value == 1 ? "always" : NumberText.share($0) } ?? "-"
  }
}
