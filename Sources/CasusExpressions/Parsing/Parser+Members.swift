extension Parser {
  /// Reads something with the fields, indices and calls that follow it.
  mutating func member() throws(Diagnostic) -> Syntax {
    var base = try primary()
    while true {
      let start = base.range.lowerBound
      if take(.dot) {
        base = try selection(from: base)
      } else if take(.leftBracket) {
        let key = try expression()
        try expect(.rightBracket, "']'")
        base = try node(.index(base, key), start..<previousEnd, depth: max(base.depth, key.depth))
      } else {
        return base
      }
    }
  }

  private mutating func selection(from base: Syntax) throws(Diagnostic) -> Syntax {
    let start = base.range.lowerBound
    let token = current
    switch token.kind {
    case .identifier(let name):
      advance()
      guard take(.leftParenthesis) else {
        return try node(.select(base, field: name), start..<previousEnd, depth: base.depth)
      }
      let arguments = try list(until: .rightParenthesis)
      return try node(
        .call(target: base, function: .init(text: name, range: token.range), arguments: arguments),
        start..<previousEnd, depth: max(base.depth, arguments.map(\.depth).max() ?? 0))
    case .quotedIdentifier(let name):
      advance()
      return try node(.select(base, field: name), start..<previousEnd, depth: base.depth)
    default:
      throw unexpected("a name after '.'")
    }
  }

  private mutating func primary() throws(Diagnostic) -> Syntax {
    let start = current.range.lowerBound
    switch current.kind {
    case .symbol(.minus), .int, .uint, .double, .string:
      let value = try literal()
      return try node(.literal(value), start..<previousEnd)
    case .symbol(.leftParenthesis):
      advance()
      let inner = try expression()
      try expect(.rightParenthesis, "')'")
      return inner
    case .symbol(.leftBracket):
      advance()
      let elements = try list(until: .rightBracket)
      return try node(.list(elements), start..<previousEnd, depth: elements.map(\.depth).max() ?? 0)
    case .symbol(.leftBrace):
      advance()
      return try map(from: start)
    case .symbol(.dot):
      advance()
      guard case .identifier(let name) = current.kind else { throw unexpected("a name after '.'") }
      return try named(name, isAbsolute: true, from: start)
    case .identifier(let name):
      return try named(name, isAbsolute: false, from: start)
    case .quotedIdentifier, .symbol, .end:
      throw unexpected("a value, a name or '('")
    }
  }

  private mutating func literal() throws(Diagnostic) -> Value {
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

  /// Reads a constant, a name, or a call of a function that stands alone.
  private mutating func named(_ name: String, isAbsolute: Bool, from start: Int) throws(Diagnostic) -> Syntax
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
    let word = Syntax.Word(text: name, range: current.range)
    advance()
    if take(.leftParenthesis) {
      let arguments = try list(until: .rightParenthesis)
      return try node(
        .call(target: nil, function: word, arguments: arguments), start..<previousEnd,
        depth: arguments.map(\.depth).max() ?? 0)
    }
    if current.kind == .symbol(.leftBrace) {
      throw source.diagnostic(
        "outside-subset", start..<current.range.upperBound,
        "messages such as \(name){...} are outside the subset of CEL that Casus reads")
    }
    return try node(.name(name, isAbsolute: isAbsolute), start..<previousEnd)
  }

  /// Reads expressions between commas, up to and with the closing bracket. CEL allows a comma after the last
  /// element of a list, but not after the last argument of a call.
  private mutating func list(until end: Token.Symbol) throws(Diagnostic) -> [Syntax] {
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

  private mutating func map(from start: Int) throws(Diagnostic) -> Syntax {
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
    "namespace", "return", "var", "void", "while",
  ]
}
