/// A condition, or a part of one, with names resolved to slots and with its type: what is evaluated, analysed, and
/// lowered by other engines.
public struct TypedExpression: Sendable {
  /// What the node does.
  public indirect enum Kind: Sendable {
    /// A value that was written, or computed while compiling.
    case literal(Value)
    /// The variable of the scope in a slot.
    case variable(slot: Int)
    /// The variable of the macro that stands at a level: 0 for the outermost macro around this node.
    case local(level: Int)
    /// An operator with one operand.
    case unary(UnaryOperator, TypedExpression)
    /// An operator with two operands.
    case binary(BinaryOperator, TypedExpression, TypedExpression)
    /// Two or more conditions; one that decides the answer absorbs the failure of any other, before or after it.
    case logical(LogicalOperator, [TypedExpression])
    /// A condition, and what holds where it is met and where it is not; only one of them is evaluated.
    case conditional(TypedExpression, then: TypedExpression, otherwise: TypedExpression)
    /// A list by its elements.
    case list([TypedExpression])
    /// A map by its entries.
    case map([MapEntry])
    /// The element of a list, or the value at a key of a map.
    case index(TypedExpression, TypedExpression)
    /// The value at a key of a map, written as a field.
    case field(TypedExpression, name: String)
    /// Whether a map has a key, written as a field.
    case has(TypedExpression, name: String)
    /// A function that is built in; the target of a call such as `x.size()` is its first argument.
    case call(Builtin, [TypedExpression])
    /// The caller's function in a slot.
    case customCall(slot: Int, [TypedExpression])
    /// A macro over the elements of a list or the keys of a map.
    case comprehension(Comprehension)
    /// What always fails, with a code and a message: only in an expression compiled with `checked: false`.
    case failure(code: String, message: String)
  }

  /// A key with its value.
  public struct MapEntry: Sendable {
    /// The key.
    public let key: TypedExpression
    /// The value.
    public let value: TypedExpression
  }

  /// A macro such as `list.exists(x, x > 1)`.
  public struct Comprehension: Sendable {
    /// What is asked of the elements.
    public let macro: Macro
    /// The list or map.
    public let range: TypedExpression
    /// The level of the macro's variable, as ``Kind/local(level:)`` gives it.
    public let level: Int
    /// The condition on an element; for `map` without a condition nil.
    public let predicate: TypedExpression?
    /// What an element becomes; only for `map`.
    public let transform: TypedExpression?
  }

  /// A macro of CEL.
  public enum Macro: String, Hashable, Sendable {
    /// Whether the condition holds for every element.
    case all
    /// Whether it holds for at least one.
    case exists
    /// Whether it holds for exactly one.
    case existsOne = "exists_one"
    /// What the elements become, or those for which a condition holds.
    case map
    /// The elements for which the condition holds.
    case filter
  }

  /// What the node does.
  public let kind: Kind
  /// The type of its values.
  public let type: ExpressionType
  /// Where it stands in its file.
  public let span: SourceSpan

  /// The nodes directly below this one, in the order in which they were written.
  public var children: [TypedExpression] {
    switch kind {
    case .literal, .variable, .local, .failure: []
    case .unary(_, let operand), .field(let operand, _), .has(let operand, _): [operand]
    case .binary(_, let left, let right), .index(let left, let right): [left, right]
    case .logical(_, let operands), .list(let operands), .call(_, let operands), .customCall(_, let operands):
      operands
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .comprehension(let macro): [macro.range, macro.predicate, macro.transform].compactMap { $0 }
    }
  }
}
