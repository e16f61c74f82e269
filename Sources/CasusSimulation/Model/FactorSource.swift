import CasusExpressions
import CasusRulebook
import CasusSampling

/// Where a factor's value comes from in a run.
struct FactorSource: Sendable {
  /// How it was settled.
  enum Origin: Sendable {
    /// The scenario states it.
    case stated
    /// The scenario leaves it out, and the rulebook's default is taken.
    case assumed
    /// The user overrides it.
    case overridden(text: String)
  }

  /// One way to a value.
  struct Branch: Sendable {
    /// Its place among the rulebook's default branches; 0 for what is stated.
    let index: Int
    /// When it is taken; nil for always.
    let condition: Expression?
    /// How a word becomes a value.
    let sampler: Sampler
    /// What was stated.
    let form: ValueForm
    /// Why.
    let grounds: Grounds
  }

  /// How it was settled.
  let origin: Origin
  /// The branches that can be taken, the first that holds being taken.
  let branches: [Branch]

  /// The only value that it can have; nil where there are several.
  let onlyValue: Value?
}
