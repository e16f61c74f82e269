/// A condition, or any other expression of CEL, whose names and types have been checked.
///
/// ```swift
/// let scope = Scope(variables: [.init("threat.severity", .double)])
/// let source = ExpressionSource(text: "threat.severity >= 3", file: "rulebook.yaml")
/// let expression = try Expression.compile(source, in: scope, expecting: .bool)
/// try expression.evaluate(Bindings(values: [.double(3.5)]))  // true
/// ```
public struct Expression: Sendable {
  /// What was compiled.
  public let source: ExpressionSource
  /// The names that it was compiled with; slots refer to them.
  public let scope: Scope
  /// The top of the tree of typed nodes.
  public let root: TypedExpression

  /// The type of the expression's values.
  public var type: ExpressionType { root.type }

  /// Reads and checks an expression.
  ///
  /// - Parameters:
  ///   - source: The text, and where it stands in its file.
  ///   - scope: The names that the text may use.
  ///   - expecting: The type that the result must have; nil for any. Where a choice is expected, texts in quotes
  ///     that can be the result must be among its values.
  ///   - checked: Whether unknown names and mismatched types are errors here and now. Otherwise they fail when they
  ///     are evaluated, as CEL does for expressions that were never checked.
  /// - Throws: Everything that is wrong with the text, ordered by place.
  public static func compile(
    _ source: ExpressionSource, in scope: Scope, expecting: ExpressionType? = nil, checked: Bool = true
  ) throws(DiagnosticList) -> Expression {
    let syntax: Syntax
    do throws(SyntaxError) {
      syntax = try Parser.parse(source)
    } catch {
      throw DiagnosticList([error.diagnostic])
    }
    var checker = Checker(source: source, scope: scope, isStrict: checked)
    var root = checker.check(syntax)
    if let expecting, checker.diagnostics.isEmpty {
      root = checker.require(root, toBe: expecting)
    }
    guard checker.diagnostics.isEmpty else {
      throw DiagnosticList(checker.diagnostics.sorted { $0.isBefore($1) })
    }
    return Expression(source: source, scope: scope, root: root)
  }

  /// Computes the expression's value.
  ///
  /// - Parameter bindings: The values and functions, in the slots of the scope that the expression was compiled in.
  /// - Throws: The failure that no `&&`, `||` or `? :` absorbed, with its place in the file.
  public func evaluate(_ bindings: Bindings) throws(EvaluationError) -> Value {
    var evaluator = Evaluator(file: source.file, bindings: bindings)
    return try evaluator.value(of: root)
  }

  /// Computes the value of a part of the expression that no macro's variable reaches into.
  ///
  /// - Throws: As ``evaluate(_:)``; also where the part reads the variable of a macro around it.
  public func evaluate(part: TypedExpression, _ bindings: Bindings) throws(EvaluationError) -> Value {
    var evaluator = Evaluator(file: source.file, bindings: bindings)
    return try evaluator.value(of: part)
  }
}

extension Diagnostic {
  fileprivate func isBefore(_ other: Diagnostic) -> Bool {
    guard let start = span?.start, let otherStart = other.span?.start else {
      return span == nil && other.span != nil
    }
    return start < otherStart
  }
}
