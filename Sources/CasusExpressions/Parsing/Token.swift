/// One word or sign of a condition.
struct Token {
  enum Kind: Hashable {
    case identifier(String)
    case quotedIdentifier(String)
    case int(magnitude: UInt64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, CaseIterable {
    case and = "&&"
    case or = "||"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case not = "!"
    case question = "?"
    case colon = ":"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case dot = "."
  }

  let kind: Kind
  /// The token's place in the text, in Unicode scalars.
  let range: Range<Int>
}

extension Token.Kind: CustomStringConvertible {
  /// The token as messages name it.
  var description: String {
    switch self {
    case .identifier(let name): "'\(name)'"
    case .quotedIdentifier(let name): "'`\(name)`'"
    case .int(let value): "the number \(value)"
    case .uint(let value): "the number \(value)u"
    case .double(let value): "the number \(value)"
    case .string: "a text"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end of the condition"
    }
  }
}
