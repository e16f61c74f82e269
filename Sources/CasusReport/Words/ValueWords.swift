import CasusExpressions
import CasusRulebook

/// Values and distributions in plain words.
enum ValueWords {
  /// A value: `yes`, `2.6`, `troops`, `belarus, russia`.
  static func text(of value: Value) -> String {
    switch value {
    case .bool(let answer): answer ? "yes" : "no"
    case .int(let number): number.grouped
    case .uint(let number): number.grouped
    case .double(let number): NumberText.readable(number)
    case .string(let text): text
    case .list(let values): values.isEmpty ? "none" : values.map(text).joined(separator: ", ")
    case .null, .timestamp, .duration, .map, .type: value.description
    }
  }

  /// A value with what it means: `internal (inside the country)`, `2.6 degree`.
  static func text(of value: Value, kind: VariableKind) -> String {
    let plain = text(of: value)
    let remark = meaning(of: value, kind: kind)
    switch kind {
    case .yesNo, .choice: return remark.isEmpty || remark == plain ? plain : "\(plain) (\(remark))"
    case .number(_, let unit, _), .count(_, let unit, _): return unit.isEmpty ? plain : "\(plain) \(unit)"
    case .members: return plain
    }
  }

  /// What a value of a yes/no or a choice means; empty for other kinds.
  static func meaning(of value: Value, kind: VariableKind) -> String {
    switch (kind, value) {
    case (.yesNo(let yes, let no), .bool(let answer)): answer ? yes : no
    case (.choice(let options, _), .string(let text)): options.first { $0.value == text }?.meaning ?? ""
    default: ""
    }
  }

  /// A value or a distribution as its author stated it.
  static func text(of form: ValueForm, kind: VariableKind?) -> String {
    switch form.content {
    case .exactly(let value): return text(of: value)
    case .chance(let chance): return "yes with a chance of \(NumberText.exact(chance))"
    case .weights(let weights):
      let total = weights.reduce(0, +)
      guard case .choice(let options, _) = kind, total > 0 else { return "by weights" }
      return zip(options, weights).filter { $1 > 0 }
        .map { "\($0.value) \(NumberText.exact($1 / total))" }.joined(separator: ", ")
    case .distribution(let form): return text(of: form)
    case .mixture(let parts):
      return "a mixture of " + parts.map { text(of: $0.of) }.joined(separator: " and ")
    }
  }

  private static func text(of form: DistributionForm) -> String {
    switch form {
    case .interval(let p5, let p95): "\(p5.short) to \(p95.short)"
    case .uniform(let low, let high): "uniform from \(low.short) to \(high.short)"
    case .triangular(let low, let mode, let high):
      "triangular from \(low.short) over \(mode.short) to \(high.short)"
    case .pert(let low, let mode, let high): "PERT from \(low.short) over \(mode.short) to \(high.short)"
    case .normal(let mean, let sd): "normal, mean \(text(of: mean)), sd \(text(of: sd))"
    case .normalQuantiles(let p5, let p95): "normal, \(p5.short) to \(p95.short)"
    case .lognormal(let median, let spread):
      "lognormal, median \(text(of: median)), spread \(text(of: spread))"
    case .lognormalMedian(let median, let p95): "lognormal, median \(median.short), 95% below \(p95.short)"
    case .lognormalQuantiles(let p5, let p95): "lognormal, \(p5.short) to \(p95.short)"
    case .lognormalMoments(let mean, let sd): "lognormal, mean \(mean.short), sd \(sd.short)"
    case .beta(let mean, let sd, let low, let high):
      "beta, mean \(mean.short), sd \(sd.short)"
        + (low == 0 && high == 1 ? "" : ", from \(low.short) to \(high.short)")
    case .gamma(let mean, let sd): "gamma, mean \(mean.short), sd \(sd.short)"
    case .poisson(let mean): "Poisson, mean \(mean.short)"
    case .quantiles(let points):
      "quantiles "
        + points.map { "\(NumberText.exact($0.probability)): \($0.value.short)" }.joined(separator: ", ")
    }
  }

  private static func text(of parameter: Parameter) -> String {
    switch parameter {
    case .number(let number): number.short
    case .expression(let expression): expression.source.text
    }
  }
}

extension Double {
  fileprivate var short: String { NumberText.significant(self, 4).grouped }
}
