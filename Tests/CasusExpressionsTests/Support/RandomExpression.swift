import CasusExpressions

/// Makes random conditions that compile, as text, over the variables of ``scope``.
struct RandomExpression {
  static let origins = ["internal", "state", "member"]

  static let scope = Scope(
    variables: [
      .init("i", .int), .init("k", .int), .init("d", .double), .init("e", .double), .init("u", .uint),
      .init("b", .bool),
      .init("c", .bool), .init("o", .choice(ChoiceType(name: "o", values: origins))), .init("l", .list(.int)),
    ])

  var random: SeededGenerator

  mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

  mutating func bool(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["b", "c", "true", "false", "o == 'state'", "i > 0", "d < 1.0"]) }
    let comparison = pick(["==", "!=", "<", "<=", ">", ">="])
    switch Int.random(in: 0..<18, using: &random) {
    case 15, 16: return "(\(guarded()) \(pick(["&&", "||"])) \(guarded()))"
    case 17: return "(\(guarded()) ? \(guarded()) : \(guarded()))"
    case 0, 1: return "(\(bool(depth - 1)) && \(bool(depth - 1)))"
    case 2, 3: return "(\(bool(depth - 1)) || \(bool(depth - 1)))"
    case 4: return "(\(bool(depth - 1)) && \(bool(depth - 1)) && \(bool(depth - 1)))"
    case 5: return "!(\(bool(depth - 1)))"
    case 6: return "(\(bool(depth - 1)) ? \(bool(depth - 1)) : \(bool(depth - 1)))"
    case 7: return "(\(int(depth - 1)) \(comparison) \(int(depth - 1)))"
    case 8: return "(\(double(depth - 1)) \(comparison) \(double(depth - 1)))"
    case 9: return "(\(double(depth - 1)) \(comparison) \(int(depth - 1)))"
    case 10: return "(\(uint(depth - 1)) \(comparison) \(int(depth - 1)))"
    case 11: return "(o \(pick(["==", "!="])) '\(pick(Self.origins))')"
    case 12: return "(o in ['\(pick(Self.origins))', '\(pick(Self.origins))'])"
    case 13:
      return
        "\(list(depth - 1)).\(pick(["all", "exists", "exists_one"]))(x, x \(comparison) \(int(depth - 1)))"
    default: return "(\(int(depth - 1)) in \(list(depth - 1)))"
    }
  }

  /// A comparison of the kind that narrows what a variable can be, or that may fail for some of its values.
  mutating func guarded() -> String {
    let comparison = pick(["==", "!=", "<", "<=", ">", ">="])
    let whole = pick(["i", "k"])
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "\(whole) \(comparison) \(pick(["i", "k", "0", "1", "2", "3", "d"]))"
    case 1: return "\(pick(["d", "e"])) \(comparison) \(pick(["d", "e", "0.5", "1.0", "i", "0.0"]))"
    case 2: return "7 \(pick(["/", "%"])) \(whole) \(comparison) \(pick(["i", "k", "1"]))"
    case 3: return "\(pick(["o == ", "o != "]))'\(pick(Self.origins))'"
    case 4: return "[1, 2, 3][\(whole)] \(comparison) 2"
    default: return "!(\(pick(["i", "k"])) \(comparison) \(pick(["i", "k", "2"])))"
    }
  }

  mutating func int(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["i", "k", "0", "1", "-1", "7", "9223372036854775807", "size(l)"]) }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1, 2: return "(\(int(depth - 1)) \(pick(["+", "-", "*", "/", "%"])) \(int(depth - 1)))"
    case 3: return "-(\(int(depth - 1)))"
    case 4: return "(\(bool(depth - 1)) ? \(int(depth - 1)) : \(int(depth - 1)))"
    case 5: return "\(pick(["min", "max"]))(\(int(depth - 1)), \(int(depth - 1)))"
    case 6: return "int(\(pick([double(depth - 1), uint(depth - 1)])))"
    case 7: return "\(list(depth - 1))[\(int(depth - 1))]"
    default: return "abs(\(int(depth - 1)))"
    }
  }

  mutating func uint(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["u", "0u", "3u", "18446744073709551615u"]) }
    return Bool.random(using: &random)
      ? "(\(uint(depth - 1)) \(pick(["+", "-", "*", "/", "%"])) \(uint(depth - 1)))"
      : "uint(\(int(depth - 1)))"
  }

  mutating func double(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["d", "e", "0.0", "-0.0", "1.5", "-2.0", "1e308"]) }
    switch Int.random(in: 0..<7, using: &random) {
    case 0, 1, 2: return "(\(double(depth - 1)) \(pick(["+", "-", "*", "/"])) \(double(depth - 1)))"
    case 3: return "-(\(double(depth - 1)))"
    case 4: return "\(pick(["min", "max"]))(\(double(depth - 1)), \(double(depth - 1)))"
    case 5: return "double(\(int(depth - 1)))"
    default: return "(\(bool(depth - 1)) ? \(double(depth - 1)) : abs(\(double(depth - 1))))"
    }
  }

  mutating func list(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["l", "[1, 2]", "[i]", "[i, k, 3]"]) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "(\(list(depth - 1)) + \(list(depth - 1)))"
    case 1: return "\(list(depth - 1)).filter(x, \(bool(depth - 1)))"
    case 2: return "\(list(depth - 1)).map(x, x + \(int(depth - 1)))"
    default: return "\(list(depth - 1)).map(x, x > k, x * 2)"
    }
  }
}

extension RandomExpression {
  /// What is known of each variable, and values that agree with it.
  mutating func bindings() -> (known: [AbstractValue], values: [[Value]]) {
    var known: [AbstractValue] = []
    var columns: [[Value]] = []
    for variable in Self.scope.variables {
      let candidates = candidates(for: variable.type)
      let chosen = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
        candidates.randomElement(using: &random)
      }
      columns.append(chosen)
      known.append(enclosure(of: chosen, variable.type))
    }
    let values = (0..<12).map { _ in columns.map { $0.randomElement(using: &random) ?? .null } }
    return (known, values)
  }

  private func candidates(for type: ExpressionType) -> [Value] {
    switch type {
    case .int: [-9_223_372_036_854_775_808, -7, -1, 0, 1, 2, 3, 9_007_199_254_740_993, .max].map(Value.int)
    case .uint: [0, 1, 3, 9_007_199_254_740_993, .max].map(Value.uint)
    case .double: [-.infinity, -1e308, -2, -0.0, 0, 0.5, 1, 3, 1e308, .infinity, .nan].map(Value.double)
    case .bool: [.bool(false), .bool(true)]
    case .choice: Self.origins.map(Value.string)
    default: [.list([]), .list([.int(1)]), .list([.int(0), .int(-3), .int(.max)])]
    }
  }

  /// The least that can be said of values so that all of them are possible; sometimes nothing is said.
  private mutating func enclosure(of values: [Value], _ type: ExpressionType) -> AbstractValue {
    if Int.random(in: 0..<6, using: &random) == 0 { return AbstractValue(.anything) }
    switch type {
    case .bool:
      return AbstractValue(
        .booleans(canBeFalse: values.contains(.bool(false)), canBeTrue: values.contains(.bool(true))))
    case .choice:
      return .strings(values.compactMap { if case .string(let text) = $0 { text } else { nil } })
    case .int, .uint, .double:
      let numbers = values.compactMap(\.number)
      let ordered = numbers.filter { !$0.isNaN }
      guard let low = ordered.min(), let high = ordered.max() else { return AbstractValue(.anything) }
      return AbstractValue(.numbers(NumberRange(low, high, mayBeNaN: numbers.contains(where: \.isNaN))))
    default:
      return AbstractValue(.anything)
    }
  }
}
