import CasusRulebook
import CasusSimulation

extension SimulationModel {
  /// The credence, from 0 to 1, that the rulebook or the user states for one value of a discrete judgement; nil where none is.
  ///
  /// - Parameters:
  ///   - value: The value as conditions write it: `yes`, `no`, or a choice's.
  ///   - judgement: The judgement, an index.
  func statedBelief(in value: String, of judgement: Int) -> Double? {
    guard rulebook.judgements.indices.contains(judgement) else { return nil }
    let item = rulebook.judgements[judgement]
    var form = item.belief
    for override in overrides {
      if case .judgement(judgement, let other) = override.change { form = other }
    }
    switch (form.content, item.kind) {
    case (.chance(let chance), .yesNo): return value == "yes" ? chance : value == "no" ? 1 - chance : nil
    case (.weights(let weights), .choice(let options, _)):
      let sum = weights.reduce(0, +)
      guard let place = options.firstIndex(where: { $0.value == value }), weights.indices.contains(place),
        sum > 0
      else { return nil }
      return weights[place] / sum
    default: return nil
    }
  }
}
