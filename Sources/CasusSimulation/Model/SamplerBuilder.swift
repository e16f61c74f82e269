import CasusExpressions
import CasusRulebook
import CasusSampling

/// Makes samplers of stated values and distributions, and collects what is wrong or doubtful about them.
struct SamplerBuilder {
  /// More than this share of a distribution outside the range is worth a warning.
  static let doubtfulCut = 0.1
  /// More than this share of it outside the range is an error.
  static let greatestCut = 0.5

  private(set) var errors: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []

  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errors.append(diagnostic) } else { warnings.append(diagnostic) }
  }

  /// The sampler of a factor or a judgement; nil, and an error, where there is none.
  mutating func sampler(for form: ValueForm, kind: VariableKind, name: String) -> Sampler? {
    switch (form.content, kind) {
    case (.exactly(let value), _):
      return exact(value, form, kind: kind, name: name)
    case (.chance(let chance), .yesNo):
      return weighted(form, name) { () throws(WeightError) in
        .options(try CutPoints(chance: chance), values: [.bool(true), .bool(false)])
      }
    case (.weights(let weights), .choice(let options, _)) where weights.count == options.count:
      return weighted(form, name) { () throws(WeightError) in
        .options(try CutPoints(weights: weights), values: options.map { .string($0.value) })
      }
    case (.distribution(let distribution), .number(let range, _, let isLogScaled)):
      return sampled(distribution, form, range, isLogScaled, isCount: false, name)
    case (.distribution(let distribution), .count(let range, _, let isLogScaled)):
      let ends = Double(range.lowerBound)...Double(range.upperBound)
      return sampled(distribution, form, ends, isLogScaled, isCount: true, name)
    default:
      report(
        Diagnostic(
          "wrong-kind", in: form.file, at: form.span,
          "this is no value or distribution that '\(name)' can take",
          notes: [kind.valuesInWords]))
      return nil
    }
  }

  /// The sampler of a strength (truncated at zero by renormalising) or of a lean.
  mutating func logOdds(_ word: LogOddsWord, isStrength: Bool, file: String) -> LogOddsSampler? {
    if word.standardDeviation == 0 { return .constant(isStrength ? max(0, word.mean) : word.mean) }
    do throws(DistributionError) {
      let normal = try Distribution.normal(mean: word.mean, sd: word.standardDeviation)
      let range = isStrength ? 0...Double.infinity : -Double.infinity ... .infinity
      return .table(try QuantileTable(try TruncatedDistribution(normal, to: range)))
    } catch {
      report(
        Diagnostic(
          "impossible-distribution", in: file, at: nil,
          "the \(isStrength ? "strength" : "lean") '\(word.word)' cannot be drawn: \(error)"))
      return nil
    }
  }

  private mutating func exact(
    _ value: Value, _ form: ValueForm, kind: VariableKind, name: String
  ) -> Sampler? {
    if kind.holds(value) { return .constant(value) }
    // A whole number is how people write a real one, too.
    if case .number(let range, _, _) = kind, case .int(let whole) = value, range.contains(Double(whole)) {
      return .constant(.double(Double(whole)))
    }
    report(
      Diagnostic(
        "out-of-range", in: form.file, at: form.span, "'\(name)' cannot be \(value)",
        notes: [kind.valuesInWords]))
    return nil
  }

  private mutating func weighted(
    _ form: ValueForm, _ name: String, _ make: () throws(WeightError) -> Sampler
  ) -> Sampler? {
    do throws(WeightError) {
      return try make()
    } catch {
      report(
        Diagnostic(
          "impossible-distribution", in: form.file, at: form.span, "'\(name)' cannot be drawn: \(error)"))
      return nil
    }
  }

  private mutating func sampled(
    _ stated: DistributionForm, _ form: ValueForm, _ range: ClosedRange<Double>, _ isLogScaled: Bool,
    isCount: Bool, _ name: String
  ) -> Sampler? {
    do throws(DistributionError) {
      guard let distribution = try stated.distribution(within: range, isLogScaled: isLogScaled) else {
        report(
          Diagnostic(
            "varying-parameter", in: form.file, at: form.span,
            "the parameters of '\(name)' must be numbers: only those of quantities may vary by draw"))
        return nil
      }
      guard isCount || !distribution.isDiscrete else {
        report(
          Diagnostic(
            "wrong-kind", in: form.file, at: form.span,
            "'\(name)' is a real number, and a \(distribution.familyName) distribution gives whole ones"))
        return nil
      }
      if case .constant(let value) = distribution.family {
        guard range.contains(value) else {
          throw .nothingInRange(family: "constant", low: range.lowerBound, high: range.upperBound)
        }
        return .constant(isCount ? .int(Int64((value + 0.5).rounded(.down))) : .double(value))
      }
      let truncated = try TruncatedDistribution(distribution, to: range)
      guard isAcceptable(truncated, form, name) else { return nil }
      if distribution.isDiscrete { return .counts(try CountTable(truncated)) }
      let table = try QuantileTable(truncated)
      return isCount ? .rounded(table) : .real(table)
    } catch {
      report(
        Diagnostic(
          "impossible-distribution", in: form.file, at: form.span, "'\(name)' cannot be drawn: \(error)"))
      return nil
    }
  }

  /// Says where much of a distribution lies outside the range, and refuses it where that is over half.
  private mutating func isAcceptable(
    _ distribution: TruncatedDistribution, _ form: ValueForm, _ name: String
  ) -> Bool {
    let cut = distribution.massCutOff
    guard cut > Self.doubtfulCut else { return true }
    let isError = cut > Self.greatestCut
    let percent = Int((cut * 100 + 0.5).rounded(.down))
    report(
      Diagnostic(
        "truncated", isError ? .error : .warning, in: form.file, at: form.span,
        "\(percent)% of the distribution stated for '\(name)' lies outside its range",
        notes: ["What lies inside is scaled up to 1, so that the result differs much from what was stated."],
        hint: "use PERT or triangular, whose ends are stated"))
    return !isError
  }
}

extension VariableKind {
  /// Whether a value is one that the variable may take.
  func holds(_ value: Value) -> Bool {
    switch (self, value) {
    case (.yesNo, .bool), (.members, .list): true
    case (.choice(let options, _), .string(let text)): options.contains { $0.value == text }
    case (.number(let range, _, _), .double(let number)): range.contains(number)
    case (.count(let range, _, _), .int(let number)): range.contains(Int(number))
    default: false
    }
  }
}
