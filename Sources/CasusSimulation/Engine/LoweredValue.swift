import CColumns
import CasusExpressions

/// What an expression, or a part of one, became.
enum LoweredValue: Sendable {
  /// The same in every draw.
  case constant(Value)
  /// 1 for yes and 0 for no.
  case truth(Column)
  case long(Column)
  case double(Column)
  /// The place of a text in a list of at most 255.
  case text(Column, words: [String])
}

/// Why a model, or a part of it, is left to the scalar evaluator.
struct NotLowerable: Error, Sendable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension ModelLowering {
  /// A truth as a mask.
  mutating func mask(_ value: LoweredValue) throws(NotLowerable) -> Column {
    switch value {
    case .constant(.bool(let truth)): return graph.byte(truth ? 1 : 0)
    case .truth(let column): return column
    default: throw NotLowerable("a condition that is neither yes nor no")
    }
  }

  /// A number as a column of doubles.
  mutating func double(_ value: LoweredValue) throws(NotLowerable) -> Column {
    switch value {
    case .constant(let constant):
      guard let number = constant.number else { throw NotLowerable("a number that is none") }
      return graph.double(number)
    case .double(let column): return column
    case .long(let column): return graph.apply(CASUS_to_double, [column], gives: .double)
    default: throw NotLowerable("a number that is none")
    }
  }

  /// A whole number as a column.
  mutating func long(_ value: LoweredValue) throws(NotLowerable) -> Column {
    switch value {
    case .constant(.int(let number)): return graph.long(number)
    case .constant(.uint(let number)) where number <= UInt64(Int64.max): return graph.long(Int64(number))
    case .long(let column): return column
    default: throw NotLowerable("a whole number that is none")
    }
  }

  /// A text as a column of places in `words`.
  mutating func text(_ value: LoweredValue, among words: [String]) throws(NotLowerable) -> Column {
    switch value {
    case .constant(.string(let text)):
      guard let place = words.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) else {
        throw NotLowerable("a text that is not listed")
      }
      return graph.byte(UInt8(place))
    case .text(let column, let own):
      if own == words { return column }
      var places: [UInt8] = []
      for word in own {
        guard let place = words.firstIndex(where: { $0.utf8.elementsEqual(word.utf8) }) else {
          throw NotLowerable("a text that is not listed")
        }
        places.append(UInt8(place))
      }
      return map(column, places)
    default: throw NotLowerable("a text that is none")
    }
  }

  /// A column of small numbers, each replaced by what a table gives for it.
  mutating func map(_ column: Column, _ bytes: [UInt8]) -> Column {
    let table = graph.tables.add(.bytes(bytes + [UInt8](repeating: 0, count: 256 - bytes.count)))
    return graph.apply(CASUS_map, [column], gives: .byte, table: table)
  }

  /// Whether a small number is among some.
  mutating func isAmong(_ column: Column, _ truths: [Bool]) -> Column {
    let places = truths.indices.filter { truths[$0] }
    if places.isEmpty { return graph.byte(0) }
    if places.count == truths.count { return graph.byte(1) }
    if places.count == 1 {
      return graph.apply(CASUS_is, [column], gives: .byte, immediate: UInt64(places[0]))
    }
    guard truths.count <= 32 else { return map(column, truths.map { $0 ? 1 : 0 }) }
    let bits = places.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    return graph.apply(CASUS_bit_test, [column], gives: .byte, immediate: bits)
  }

  /// One of two values by a mask, if they are of one kind.
  mutating func select(
    _ mask: Column, _ x: LoweredValue, _ y: LoweredValue
  ) throws(NotLowerable) -> LoweredValue {
    if let value = graph.constant(mask) { return value == 0 ? y : x }
    switch (x.kind, y.kind) {
    case (.truth, .truth): return .truth(graph.select(mask, try self.mask(x), try self.mask(y)))
    case (.long, .long): return .long(graph.select(mask, try long(x), try long(y)))
    case (.double, .double): return .double(graph.select(mask, try double(x), try double(y)))
    case (.text, .text):
      var words = x.words
      for word in y.words where !words.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
        words.append(word)
      }
      guard words.count <= 255 else { throw NotLowerable("more than 255 texts") }
      return .text(
        graph.select(mask, try text(x, among: words), try text(y, among: words)), words: words)
    default: throw NotLowerable("a choice between values of two kinds")
    }
  }
}

extension LoweredValue {
  enum Kind {
    case truth, long, double, text, other
  }

  var kind: Kind {
    switch self {
    case .truth, .constant(.bool): .truth
    case .long, .constant(.int): .long
    case .double, .constant(.double): .double
    case .text, .constant(.string): .text
    case .constant: .other
    }
  }

  /// The texts that it can be.
  var words: [String] {
    switch self {
    case .constant(.string(let text)): [text]
    case .text(_, let words): words
    default: []
    }
  }
}
