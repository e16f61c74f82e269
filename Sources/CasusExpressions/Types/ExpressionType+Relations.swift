extension ExpressionType {
  /// Whether a value of this type can be used where `other` is asked for.
  ///
  /// A number is never converted silently.
  public func isAssignable(to other: ExpressionType) -> Bool {
    switch (self, other) {
    case (.dyn, _), (_, .dyn): true
    case (.choice, .string): true
    case (.choice(let own), .choice(let asked)): own.values.allSatisfy(asked.values.contains)
    case (.list(let own), .list(let asked)): own.isAssignable(to: asked)
    case (.map(let ownKey, let ownValue), .map(let key, let value)):
      ownKey.isAssignable(to: key) && ownValue.isAssignable(to: value)
    default: self == other
    }
  }

  /// Whether `==` between the two types can make sense: the same type, two numbers, or two texts.
  public func isEquatable(with other: ExpressionType) -> Bool {
    switch (self, other) {
    case (.dyn, _), (_, .dyn): true
    case (.list(let left), .list(let right)): left.isEquatable(with: right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      leftKey.isEquatable(with: rightKey) && leftValue.isEquatable(with: rightValue)
    default: self == other || (isNumeric && other.isNumeric) || (isText && other.isText)
    }
  }

  /// Whether `<` is defined between the two types.
  public func isOrdered(with other: ExpressionType) -> Bool {
    switch self {
    case .dyn: other.isOrderable
    case .bool, .timestamp, .duration: self == other || other == .dyn
    case .int, .uint, .double: other.isNumeric || other == .dyn
    case .string, .choice: other.isText || other == .dyn
    case .null, .list, .map, .type: false
    }
  }

  private var isOrderable: Bool {
    switch self {
    case .null, .list, .map, .type: false
    default: true
    }
  }

  /// The type of something that is of either type: `dyn` where they have nothing in common.
  func joined(with other: ExpressionType) -> ExpressionType {
    switch (self, other) {
    case _ where self == other: self
    case (.choice, .string), (.string, .choice), (.choice, .choice): .string
    case (.list(let left), .list(let right)): .list(left.joined(with: right))
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      .map(key: leftKey.joined(with: rightKey), value: leftValue.joined(with: rightValue))
    default: .dyn
    }
  }
}
