import CasusExpressions
import CasusRulebook
import CasusSampling

/// How a quantity takes its value after certain outcomes.
struct QuantitySource: Sendable {
  /// A way from a word to a number.
  enum Component: Sendable {
    /// Always this number.
    case constant(Double)
    /// A number by a quantile table.
    case table(QuantileTable)
    /// A whole number by its cut points.
    case counts(CountTable)
    /// A normal, by its mean and standard deviation in each draw.
    case normal(mean: Parameter, deviation: Parameter)
    /// A lognormal, by its median and the factor of one standard deviation in each draw.
    case lognormal(median: Parameter, spread: Parameter)
  }

  /// The components and their weights, which need not sum to 1; a single one for what is no mixture.
  let components: [(weight: Parameter, component: Component)]
  /// Whether the value is rounded to a whole number.
  let isWhole: Bool
  /// The earlier quantity, an index, below which it cannot lie.
  let floor: Int?
  /// The earlier quantity, an index, above which it cannot lie.
  let ceiling: Int?

  init(
    _ components: [(weight: Parameter, component: Component)], _ entry: Quantity.Entry, of quantity: Quantity
  ) {
    self.components = components
    isWhole = quantity.isWhole
    floor = entry.floor
    ceiling = entry.ceiling
  }
}

extension SamplerBuilder {
  /// The source of a quantity's entry; nil, and an error, where there is none.
  mutating func quantity(_ entry: Quantity.Entry, of quantity: Quantity) -> QuantitySource? {
    let form = entry.value
    switch form.content {
    case .exactly(let value):
      guard let number = value.number else { break }
      return QuantitySource([(.number(1), .constant(number))], entry, of: quantity)
    case .distribution(let distribution):
      guard let component = component(distribution, form, quantity) else { return nil }
      return QuantitySource([(.number(1), component)], entry, of: quantity)
    case .mixture(let parts):
      var components: [(weight: Parameter, component: QuantitySource.Component)] = []
      for part in parts {
        require(part.weight, atLeast: 0, "weight", form, quantity)
        guard let component = component(part.of, form, quantity) else { return nil }
        components.append((part.weight, component))
      }
      return QuantitySource(components, entry, of: quantity)
    case .chance, .weights:
      break
    }
    report(
      Diagnostic(
        "wrong-kind", in: form.file, at: form.span,
        "'\(quantity.name)' takes a number or a distribution of numbers"))
    return nil
  }

  private mutating func component(
    _ stated: DistributionForm, _ form: ValueForm, _ quantity: Quantity
  ) -> QuantitySource.Component? {
    // Parameters that are numbers make a table like any other distribution's.
    switch stated {
    case .normal(let mean, let deviation):
      require(deviation, atLeast: 0, "standard deviation", form, quantity)
      if mean.isNumber, deviation.isNumber { break }
      return .normal(mean: mean, deviation: deviation)
    case .lognormal(let median, let spread):
      require(median, atLeast: .leastNormalMagnitude, "median", form, quantity)
      require(spread, atLeast: 1, "spread", form, quantity)
      if median.isNumber, spread.isNumber { break }
      return .lognormal(median: median, spread: spread)
    default: break
    }
    do throws(DistributionError) {
      // A quantity's range is that of its histogram: nothing is truncated to it.
      let all = -Double.infinity ... .infinity
      let positive = 0...Double.infinity
      let range = quantity.isLogScaled ? positive : all
      guard let distribution = try stated.distribution(within: range, isLogScaled: quantity.isLogScaled)
      else {
        return nil
      }
      switch distribution.family {
      case .constant(let value): return .constant(value)
      case .poisson: return .counts(try CountTable(try TruncatedDistribution(distribution)))
      default: return .table(try QuantileTable(distribution))
      }
    } catch {
      report(
        Diagnostic(
          "impossible-distribution", in: form.file, at: form.span,
          "'\(quantity.name)' cannot be drawn: \(error)"))
      return nil
    }
  }

  /// Checks a parameter that is a number; one that is an expression is checked in each draw.
  private mutating func require(
    _ parameter: Parameter, atLeast least: Double, _ name: String, _ form: ValueForm, _ quantity: Quantity
  ) {
    guard case .number(let value) = parameter, !(value >= least && value.isFinite) else { return }
    report(
      Diagnostic(
        "impossible-distribution", in: form.file, at: form.span,
        "the \(name) of '\(quantity.name)' is \(value); it must be \(QuantitySource.limit(least))"))
  }
}

extension QuantitySource {
  /// A lower limit of a parameter in words.
  static func limit(_ least: Double) -> String {
    switch least {
    case .leastNormalMagnitude: "above 0"
    case 1: "1 or more"
    default: "0 or more"
    }
  }
}

extension Parameter {
  fileprivate var isNumber: Bool {
    if case .number = self { true } else { false }
  }
}
