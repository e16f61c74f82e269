/// What a condition may see: variables and functions, each with a slot that its value is found in.
///
/// Names may be dotted (`threat.origin`). As in CEL, the longest declared name wins: where both `a` and `a.b` are
/// declared, `a.b.c` is the field `c` of `a.b`. Slots number the variables, and the functions, from 0 in the order
/// of declaration.
public struct Scope: Sendable {
  /// A name for a value.
  public struct Variable: Hashable, Sendable {
    /// The name, with dots where it has parts.
    public let name: String
    /// The type of its values.
    public let type: ExpressionType

    /// Declares a name.
    public init(_ name: String, _ type: ExpressionType) {
      self.name = name
      self.type = type
    }
  }

  /// A function that the caller supplies.
  public struct Function: Hashable, Sendable {
    /// The name that it is called by.
    public let name: String
    /// The types of its arguments.
    public let parameters: [ExpressionType]
    /// The type of what it gives.
    public let result: ExpressionType
    /// Whether it can fail for arguments of the right types.
    public let mayFail: Bool

    /// Declares a function.
    public init(
      _ name: String, _ parameters: [ExpressionType], _ result: ExpressionType, mayFail: Bool = true
    ) {
      self.name = name
      self.parameters = parameters
      self.result = result
      self.mayFail = mayFail
    }
  }

  /// The variables; the index of each is its slot.
  public let variables: [Variable]
  /// The caller's functions; the index of each is its slot.
  public let functions: [Function]
  /// Whether Casus's own functions `min`, `max`, `abs` and `date`, which CEL does not have, can be called.
  public let hasExtensions: Bool

  private let variableSlots: [String: Int]
  private let functionSlots: [String: Int]

  /// Declares what a condition may see.
  ///
  /// Where a name is declared twice the first declaration holds.
  public init(variables: [Variable] = [], functions: [Function] = [], hasExtensions: Bool = true) {
    self.variables = variables
    self.functions = functions
    self.hasExtensions = hasExtensions
    variableSlots = Dictionary(
      zip(variables.map(\.name), variables.indices), uniquingKeysWith: { first, _ in first })
    functionSlots = Dictionary(
      zip(functions.map(\.name), functions.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The slot of a variable, or nil where no such name is declared.
  public func slot(ofVariable name: String) -> Int? { variableSlots[name] }

  /// The slot of a function, or nil where no such name is declared.
  public func slot(ofFunction name: String) -> Int? { functionSlots[name] }
}
