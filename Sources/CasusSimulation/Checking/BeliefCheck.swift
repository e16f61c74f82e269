public import CasusExpressions
public import CasusRulebook

/// Builds every distribution that a rulebook states, whether or not a scenario uses it, to find those that are
/// impossible or far outside their range.
public enum BeliefCheck {
  /// What is wrong or doubtful, in the order of the file's sections.
  public static func findings(in rulebook: Rulebook) -> [Diagnostic] {
    var builder = SamplerBuilder()
    for factor in rulebook.factors {
      for branch in factor.defaults {
        _ = builder.sampler(for: branch.value, kind: factor.kind, name: factor.name)
      }
    }
    for judgement in rulebook.judgements {
      _ = builder.sampler(for: judgement.belief, kind: judgement.kind, name: judgement.name)
    }
    for word in rulebook.strengths {
      _ = builder.logOdds(word, isStrength: true, file: rulebook.text.name)
    }
    for word in rulebook.leans { _ = builder.logOdds(word, isStrength: false, file: rulebook.text.name) }
    return builder.errors + builder.warnings
  }
}
