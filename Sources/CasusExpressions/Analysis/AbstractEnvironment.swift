/// What is known of variables where a part of an expression is reached.
struct AbstractEnvironment {
  let given: (Int) -> AbstractValue
  /// What conditions passed on the way have added to what was given.
  private var narrowed: [Int: AbstractValue.Shape] = [:]
  /// What the variables of the macros around the part can be, the outermost first.
  var locals: [AbstractValue.Shape] = []

  init(given: @escaping (Int) -> AbstractValue) {
    self.given = given
  }

  func value(ofSlot slot: Int, type: ExpressionType) -> AbstractValue {
    var value = given(slot)
    if let shape = narrowed[slot] { value.shape = shape }
    if value.shape == .anything { value.shape = .any(of: type) }
    return value
  }

  mutating func narrow(_ slot: Int, to shape: AbstractValue.Shape) {
    narrowed[slot] = shape
  }
}
