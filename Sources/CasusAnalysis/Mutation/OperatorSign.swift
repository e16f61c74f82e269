import CasusExpressions

/// The sign of an operator in an expression that is easily taken for another: `&&` and `||`, `==` and `!=`.
struct OperatorSign {
  /// The sign as it is written.
  let text: String
  /// The sign that it is taken for.
  let other: String
  /// Its place in the expression's text, in Unicode scalars.
  let range: Range<Int>
  /// Its place in the file.
  let span: SourceSpan

  /// The signs of an expression, in the order in which they are written.
  static func all(in expression: Expression) -> [OperatorSign] {
    var found: [OperatorSign] = []
    func visit(_ node: TypedExpression) {
      switch node.kind {
      case .logical(let operation, let operands):
        let (sign, other): (LogicalOperator, LogicalOperator) =
          operation == .and ? (.and, .or) : (.or, .and)
        for (left, right) in zip(operands, operands.dropFirst()) {
          found += [
            OperatorSign(sign.rawValue, for: other.rawValue, between: left, and: right, expression.source)
          ].compactMap(\.self)
        }
      case .binary(.equal, let left, let right):
        found += [OperatorSign("==", for: "!=", between: left, and: right, expression.source)].compactMap(
          \.self)
      case .binary(.notEqual, let left, let right):
        found += [OperatorSign("!=", for: "==", between: left, and: right, expression.source)].compactMap(
          \.self)
      default: break
      }
      node.children.forEach(visit)
    }
    visit(expression.root)
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The sign that stands between two operands, with nothing but blanks and parentheses beside it.
  private init?(
    _ text: String, for other: String, between left: TypedExpression, and right: TypedExpression,
    _ source: ExpressionSource
  ) {
    guard let before = source.range(of: left.span), let after = source.range(of: right.span),
      before.upperBound < after.lowerBound
    else { return nil }
    let scalars = Array(source.text.unicodeScalars)
    let sign = Array(text.unicodeScalars)
    let starts = before.upperBound...max(before.upperBound, after.lowerBound - sign.count)
    guard let start = starts.first(where: { scalars[$0...].starts(with: sign) }) else { return nil }
    self.text = text
    self.other = other
    range = start..<start + sign.count
    span = source.span(of: range)
  }
}

extension ExpressionSource {
  /// The scalars of the text that lie in a stretch of the file; nil where it is not of this text.
  func range(of span: SourceSpan) -> Range<Int>? {
    let count = text.unicodeScalars.count
    guard let start = (0..<count).first(where: { positions.position(at: $0) == span.start }),
      let end = (start + 1...count).first(where: { self.span(of: start..<$0) == span })
    else { return nil }
    return start..<end
  }

  /// The text with other words in place of some of its scalars.
  func replacing(_ range: Range<Int>, with words: String) -> String {
    var scalars = Array(text.unicodeScalars)
    scalars.replaceSubrange(range, with: words.unicodeScalars)
    return String(String.UnicodeScalarView(scalars))
  }
}
