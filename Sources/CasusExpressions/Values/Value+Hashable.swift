extension Value: Hashable {
  /// CEL's `==`, which never fails: values of unrelated types are unequal.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameCodePoints(as: right)
    case (.timestamp(let left), .timestamp(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.type(let left), .type(let right)): left == right
    case _ where left.isNumber && right.isNumber: left.numericOrder(relativeTo: right) == .same
    default: false
    }
  }

  /// Feeds the value to the hasher; numbers of any type that are equal hash alike.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int, .uint, .double: hasher.combine(number)
    case .string(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .timestamp(let value): hasher.combine(value)
    case .duration(let nanoseconds): hasher.combine(nanoseconds)
    case .list(let values): hasher.combine(values)
    case .map(let map): hasher.combine(map.count)
    case .type(let name): hasher.combine(name)
    }
  }
}

extension String {
  /// Whether two texts are the same code points; Swift's `==` would also equate `é` with `e` and an accent.
  func hasSameCodePoints(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
