import CColumns

extension ColumnGraph {
  mutating func not(_ x: Column) -> Column {
    if let value = constant(x) { return byte(value == 0 ? 1 : 0) }
    return apply(CASUS_not, [x], gives: .byte)
  }

  mutating func and(_ x: Column, _ y: Column) -> Column {
    if let value = constant(x) { return value == 0 ? x : y }
    if let value = constant(y) { return value == 0 ? y : x }
    return x == y ? x : apply(CASUS_and, [x, y], gives: .byte)
  }

  mutating func or(_ x: Column, _ y: Column) -> Column {
    if let value = constant(x) { return value == 0 ? y : x }
    if let value = constant(y) { return value == 0 ? x : y }
    return x == y ? x : apply(CASUS_or, [x, y], gives: .byte)
  }

  mutating func andNot(_ x: Column, _ y: Column) -> Column {
    if let value = constant(x), value == 0 { return x }
    if let value = constant(y) { return value == 0 ? x : byte(0) }
    return apply(CASUS_and_not, [x, y], gives: .byte)
  }

  mutating func differ(_ x: Column, _ y: Column) -> Column {
    if let value = constant(x) { return value == 0 ? y : not(y) }
    if let value = constant(y) { return value == 0 ? x : not(x) }
    return apply(CASUS_xor, [x, y], gives: .byte)
  }

  /// One of two columns of a kind, by a mask.
  mutating func select(_ mask: Column, _ x: Column, _ y: Column) -> Column {
    if let value = constant(mask) { return value == 0 ? y : x }
    if x == y { return x }
    let element = node(x).element
    let operation =
      switch element {
      case .double: CASUS_select
      case .long: CASUS_select_long
      case .word: CASUS_select_word
      case .byte: CASUS_select_byte
      }
    return apply(operation, [mask, x, y], gives: element)
  }

  mutating func add(_ x: Column, _ y: Column) -> Column { apply(CASUS_add, [x, y], gives: .double) }

  /// The difference of two finite numbers.
  mutating func subtract(_ x: Column, _ y: Column) -> Column {
    if x == y { return double(0) }
    if let first = number(x), let second = number(y) { return double(first - second) }
    return apply(CASUS_sub, [x, y], gives: .double)
  }

  /// The product; a factor of exactly 1 changes no bit.
  mutating func multiply(_ x: Column, _ y: Column) -> Column {
    if number(x) == 1 { return y }
    if number(y) == 1 { return x }
    return apply(CASUS_mul, [x, y], gives: .double)
  }

  /// The product of two probabilities, 0 where either is certain to be.
  mutating func share(_ x: Column, _ y: Column) -> Column {
    if number(x) == 0 { return x }
    if number(y) == 0 { return y }
    return multiply(x, y)
  }

  /// The sum of two numbers not below 0; adding an exact 0 changes no bit.
  mutating func join(_ x: Column, _ y: Column) -> Column {
    if number(x) == 0 { return y }
    if number(y) == 0 { return x }
    return add(x, y)
  }

  /// The sum of two columns of units.
  mutating func addUnits(_ x: Column?, _ y: Column) -> Column {
    guard let x else { return y }
    return apply(CASUS_ladd, [x, y], gives: .long)
  }

  /// The probabilities of yes and no from log-odds.
  mutating func logistic(_ x: Column) -> (yes: Column, no: Column) {
    let pair = apply(CASUS_logistic, [x], gives: .double, parts: 2)
    return (pair, Column(node: pair.node, part: 1))
  }

  /// Whether a number is from `low` up and finite, negated.
  mutating func isUnusable(_ x: Column, atLeast low: Double) -> Column {
    apply(CASUS_not_finite, [x, double(low)], gives: .byte)
  }
}
