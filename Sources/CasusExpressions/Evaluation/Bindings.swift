/// A function that a caller supplies to expressions.
///
/// It is given as many arguments as were declared, of the declared types unless they were `dyn`. The failures it
/// throws need no place.
public typealias CustomFunction = @Sendable ([Value]) throws(EvaluationError) -> Value

/// The values and functions that an expression is evaluated with, each in its slot of the ``Scope``.
public struct Bindings: Sendable {
  /// The value of each variable, by slot.
  public var values: [Value]
  /// Why a variable has no value, by slot; empty where every variable has one.
  ///
  /// An expression that needs the variable fails for this reason, and `&&`, `||` and `? :` absorb it as they absorb
  /// any other failure. It serves names that stand for expressions which may themselves fail.
  public var failures: [EvaluationError?] = []
  /// Each custom function, by slot.
  public var functions: [CustomFunction]

  /// Creates bindings.
  public init(values: [Value] = [], functions: [CustomFunction] = []) {
    self.values = values
    self.functions = functions
  }
}
