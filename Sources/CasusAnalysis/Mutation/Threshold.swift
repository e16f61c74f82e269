import CasusExpressions
import CasusRulebook

/// A number or a day that a condition compares something with for order.
struct Threshold {
  /// The number or day as it is written.
  let text: String
  /// Where it stands in its file.
  let span: SourceSpan
  /// The number a step lower and a step higher, or the day a day earlier and later, each with the name of its direction.
  let shifts: [(name: String, text: String)]
  private let source: ExpressionSource
  /// Its place in the expression's text, in Unicode scalars.
  private let range: Range<Int>

  /// The thresholds of an expression, in the order in which they are written.
  ///
  /// A step is a tenth of the range of the factor or the judgement that is compared, at least 1 of a whole number; where
  /// something else is compared, a tenth of the number itself. A date is shifted by a day.
  static func all(in expression: Expression, of rulebook: Rulebook) -> [Threshold] {
    var found: [Threshold] = []
    func visit(_ node: TypedExpression) {
      if case .binary(let operation, let left, let right) = node.kind, operation.isOrdering {
        for (number, other) in [(right, left), (left, right)] {
          if let threshold = Threshold(number, comparedWith: other, in: expression, of: rulebook) {
            found.append(threshold)
          }
        }
      }
      node.children.forEach(visit)
    }
    visit(expression.root)
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private init?(
    _ number: TypedExpression, comparedWith other: TypedExpression, in expression: Expression,
    of rulebook: Rulebook
  ) {
    guard let value = number.written, let range = expression.source.range(of: number.span) else {
      return nil
    }
    let scalars = Array(expression.source.text.unicodeScalars)
    text = String(String.UnicodeScalarView(scalars[range]))
    span = number.span
    source = expression.source
    self.range = range
    if case .timestamp(let time) = value {
      shifts = [("down", -1), ("up", 1)].compactMap { name, days in
        CivilDate(daysSinceEpoch: Int(time.seconds / 86_400) + days).map { (name, "date(\"\($0)\")") }
      }
      return
    }
    let isWhole = if case .int = value { true } else { false }
    guard let size = value.number else { return nil }
    let width = Self.width(of: other, in: rulebook) ?? size.magnitude
    let step = MutantPlan.step * (width == 0 ? 1 : width)
    let shifted = [("down", size - step), ("up", size + step)]
    if isWhole {
      let whole = max(1, step.rounded())
      shifts = [("down", size - whole), ("up", size + whole)].compactMap { name, size in
        Int(exactly: size).map { (name, "\($0)") }
      }
    } else {
      shifts = shifted.map { ($0, "\(Self.rounded($1))") }
    }
  }

  /// The expression's text with another number in this place.
  func replacing(with number: String) -> String { source.replacing(range, with: number) }

  /// How wide the range of a factor or a judgement is; nil for anything else.
  private static func width(of node: TypedExpression, in rulebook: Rulebook) -> Double? {
    guard case .variable(let slot) = node.kind else { return nil }
    let kind =
      rulebook.factors.first { $0.slot == slot }?.kind ?? rulebook.judgements.first { $0.slot == slot }?.kind
    switch kind {
    case .number(let range, _, _): return range.upperBound - range.lowerBound
    case .count(let range, _, _): return Double(range.upperBound) - Double(range.lowerBound)
    case .yesNo, .choice, .members, nil: return nil
    }
  }

  /// Without the noise of binary fractions: 2.5 + 0.4 is 2.9.
  private static func rounded(_ value: Double) -> Double {
    guard value.magnitude < 1e6 else { return value }
    return (value * 1e9).rounded() / 1e9
  }
}

extension TypedExpression {
  /// The number or the day that is written here; nil where this is neither in digits.
  fileprivate var written: Value? {
    guard case .literal(let value) = kind else { return nil }
    switch value {
    case .int, .double, .timestamp: return value
    default: return nil
    }
  }
}
