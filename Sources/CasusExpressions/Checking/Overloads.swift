/// The types of arguments that a built-in function takes, and the type that it gives for them.
struct Overload {
  let parameters: [ExpressionType]
  let result: ExpressionType
}

extension Builtin {
  /// Whether the function is called as `f(x)`.
  var isFunction: Bool {
    switch self {
    case .contains, .startsWith, .endsWith: false
    default: !isCalendarField
    }
  }

  /// Whether the function is called as `x.f()`.
  var isMember: Bool {
    switch self {
    case .size, .contains, .startsWith, .endsWith: true
    default: isCalendarField
    }
  }

  /// Whether the function gives a field of a calendar or a clock, and takes a time zone.
  var isCalendarField: Bool {
    switch self {
    case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear, .getHours,
      .getMinutes,
      .getSeconds, .getMilliseconds:
      true
    default: false
    }
  }

  /// What the function takes and gives; `min` and `max` take any number of what is given here once.
  var overloads: [Overload] {
    switch self {
    case .size: Self.each([.string, .list(.dyn), .map(key: .dyn, value: .dyn)], to: .int)
    case .contains, .startsWith, .endsWith: [Overload(parameters: [.string, .string], result: .bool)]
    case .int: Self.each([.int, .uint, .double, .string, .timestamp], to: .int)
    case .uint: Self.each([.uint, .int, .double, .string], to: .uint)
    case .double: Self.each([.double, .int, .uint, .string], to: .double)
    case .string: Self.each([.string, .bool, .int, .uint, .double, .timestamp, .duration], to: .string)
    case .bool: Self.each([.bool, .string], to: .bool)
    case .timestamp: Self.each([.timestamp, .string, .int], to: .timestamp)
    case .duration: Self.each([.duration, .string], to: .duration)
    case .type: Self.each([.dyn], to: .type)
    case .dyn: Self.each([.dyn], to: .dyn)
    case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear:
      [
        Overload(parameters: [.timestamp], result: .int),
        Overload(parameters: [.timestamp, .string], result: .int),
      ]
    case .getHours, .getMinutes, .getSeconds, .getMilliseconds:
      [
        Overload(parameters: [.timestamp], result: .int),
        Overload(parameters: [.timestamp, .string], result: .int),
        Overload(parameters: [.duration], result: .int),
      ]
    case .min, .max, .abs:
      [ExpressionType.int, .uint, .double].map { Overload(parameters: [$0], result: $0) }
    }
  }

  private static func each(_ types: [ExpressionType], to result: ExpressionType) -> [Overload] {
    types.map { Overload(parameters: [$0], result: result) }
  }
}
