extension Parser {
  /// Reads something with the fields, indices and calls that follow it.
  mutating func member() throws(SyntaxError) -> Syntax {
    var base = try primary()
    while true {
      if take(.dot) {
        if let function = functionAhead(isMember: true) {
          base = try memberCall(on: base, function)
        } else {
          base = try selection(from: base)
        }
      } else if take(.leftBracket) {
        base = try index(of: base)
      } else {
        return base
      }
    }
  }

  private mutating func selection(from base: Syntax) throws(SyntaxError) -> Syntax {
    let start = base.range.lowerBound
    switch current.kind {
    case .identifier(let name), .quotedIdentifier(let name):
      advance()
      return try node(.select(base, field: name), start..<previousEnd, depth: base.depth)
    default:
      throw unexpected("a name after '.'")
    }
  }

  private mutating func memberCall(on base: Syntax, _ function: Syntax.Word) throws(SyntaxError) -> Syntax {
    advance()
    advance()
    let arguments = try list(until: .rightParenthesis)
    return try node(
      .call(target: base, function: function, arguments: arguments), base.range.lowerBound..<previousEnd,
      depth: max(base.depth, arguments.map(\.depth).max() ?? 0))
  }

  private mutating func index(of base: Syntax) throws(SyntaxError) -> Syntax {
    let key = try expression()
    try expect(.rightBracket, "']'")
    return try node(
      .index(base, key), base.range.lowerBound..<previousEnd, depth: max(base.depth, key.depth))
  }

  /// Reads what has no operator, field, index or call after it.
  ///
  /// What recurses is kept out of functions with many variables, whose frames are large.
  private mutating func primary() throws(SyntaxError) -> Syntax {
    if current.kind == .symbol(.leftParenthesis) { return try parenthesized() }
    if current.kind == .symbol(.leftBracket) { return try listLiteral() }
    if current.kind == .symbol(.leftBrace) { return try map() }
    if let function = functionAhead(isMember: false) { return try call(function) }
    return try simple()
  }

  /// The name of the function that is called here; words that CEL keeps for itself can name members only.
  private func functionAhead(isMember: Bool) -> Syntax.Word? {
    guard case .identifier(let name) = current.kind, next.kind == .symbol(.leftParenthesis),
      isMember || !Self.reserved.contains(name)
    else { return nil }
    return Syntax.Word(text: name, range: current.range)
  }

  private mutating func call(_ function: Syntax.Word) throws(SyntaxError) -> Syntax {
    advance()
    advance()
    let arguments = try list(until: .rightParenthesis)
    return try node(
      .call(target: nil, function: function, arguments: arguments), function.range.lowerBound..<previousEnd,
      depth: arguments.map(\.depth).max() ?? 0)
  }

  private mutating func simple() throws(SyntaxError) -> Syntax {
    let start = current.range.lowerBound
    switch current.kind {
    case .identifier(let name):
      return try named(name, isAbsolute: false, from: start)
    case .symbol(.dot):
      advance()
      guard case .identifier(let name) = current.kind else { throw unexpected("a name after '.'") }
      return try named(name, isAbsolute: true, from: start)
    case .symbol(.minus), .int, .uint, .double, .string:
      let value = try literal()
      return try node(.literal(value), start..<previousEnd)
    case .quotedIdentifier, .symbol, .end:
      throw unexpected("a value, a name or '('")
    }
  }

  private mutating func parenthesized() throws(SyntaxError) -> Syntax {
    advance()
    let inner = try expression()
    try expect(.rightParenthesis, "')'")
    return inner
  }

  private mutating func listLiteral() throws(SyntaxError) -> Syntax {
    let start = current.range.lowerBound
    advance()
    let elements = try list(until: .rightBracket)
    return try node(.list(elements), start..<previousEnd, depth: elements.map(\.depth).max() ?? 0)
  }

  private mutating func literal() throws(SyntaxError) -> Value {
    let start = current.range.lowerBound
    let isNegative = take(.minus)
    let token = current
    advance()
    switch token.kind {
    case .int(Int64.min.magnitude) where isNegative: return .int(.min)
    case .int(let magnitude):
      guard let value = Int64(exactly: magnitude) else {
        throw source.diagnostic(
          "invalid-number", start..<previousEnd, "the number \(magnitude) does not fit in a 64-bit int")
      }
      return .int(isNegative ? -value : value)
    case .uint(let value): return .uint(value)
    case .double(let value): return .double(isNegative ? -value : value)
    case .string(let text): return .string(text)
    default: throw unexpected("a value")
    }
  }

  /// Reads a constant or a name.
  private mutating func named(_ name: String, isAbsolute: Bool, from start: Int) throws(SyntaxError) -> Syntax
  {
    switch name {
    case "true", "false", "null":
      advance()
      let value: Value = name == "null" ? .null : .bool(name == "true")
      return try node(.literal(value), start..<previousEnd)
    case _ where Self.reserved.contains(name):
      if name == "in" { throw unexpected("a value, a name or '('") }
      throw source.diagnostic("reserved-word", current.range, "'\(name)' is a word that CEL keeps for itself")
    default: break
    }
    advance()
    if current.kind == .symbol(.leftBrace) {
      throw source.diagnostic(
        "outside-subset", start..<current.range.upperBound,
        "messages such as \(name){...} are outside the subset of CEL that Casus reads")
    }
    return try node(.name(name, isAbsolute: isAbsolute), start..<previousEnd)
  }

  /// Reads expressions between commas, up to and with the closing bracket.
  ///
  /// CEL allows a comma after the last
  /// element of a list, but not after the last argument of a call.
  private mutating func list(until end: Token.Symbol) throws(SyntaxError) -> [Syntax] {
    var elements: [Syntax] = []
    while !take(end) {
      if !elements.isEmpty {
        try expect(.comma, "',' or '\(end.rawValue)'")
        if end == .rightBracket, take(end) { break }
      }
      elements.append(try expression())
    }
    return elements
  }

  private mutating func map() throws(SyntaxError) -> Syntax {
    let start = current.range.lowerBound
    advance()
    var entries: [(key: Syntax, value: Syntax)] = []
    var depth = 0
    while !take(.rightBrace) {
      if !entries.isEmpty {
        try expect(.comma, "',' or '}'")
        if take(.rightBrace) { break }
      }
      let key = try expression()
      try expect(.colon, "':' and a value")
      let value = try expression()
      entries.append((key, value))
      depth = max(depth, key.depth, value.depth)
    }
    return try node(.map(entries), start..<previousEnd, depth: depth)
  }

  private static let reserved: Set<String> = [
    "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package",
    "namespace", "return", "var", "void", "while", "true", "false", "null",
  ]
}
