import CasusExpressions

/// Finds where each character of a scalar's text stands in the file.
///
/// The raw text and the decoded text are walked side by side: equal characters stand for each other, a decoded
/// space or line feed for a line's end and the indentation after it, and a decoded character for its escape.
struct ScalarPositions {
  private let scalar: YAMLScalar
  private let span: SourceSpan
  private let source: SourceText

  /// The map from the scalars of `node`'s text to places in `source`.
  static func map(of scalar: YAMLScalar, at span: SourceSpan, in source: SourceText) -> PositionMap {
    if scalar.style == .plain, span.start.line == span.end.line { return .contiguous(from: span.start) }
    return .table(ScalarPositions(scalar: scalar, span: span, source: source).table())
  }

  private func table() -> [SourcePosition] {
    let raw = rawCharacters()
    var positions: [SourcePosition] = []
    var index = 0
    for character in scalar.text.unicodeScalars {
      index = skipUnwritten(before: character, from: index, in: raw)
      guard index < raw.count else {
        positions.append(span.end)
        continue
      }
      positions.append(raw[index].position)
      index += length(at: index, in: raw)
    }
    positions.append(index < raw.count ? raw[index].position : span.end)
    return positions
  }

  private struct RawCharacter {
    let character: Unicode.Scalar
    let position: SourcePosition
  }

  /// What stands in the file between the scalar's ends, without its quotes or its block header.
  private func rawCharacters() -> [RawCharacter] {
    var result: [RawCharacter] = []
    let firstLine = isBlock ? span.start.line + 1 : span.start.line
    for line in firstLine...max(firstLine, span.end.line) {
      let characters = source.line(line) ?? "".unicodeScalars[...]
      for (offset, character) in characters.enumerated() {
        let position = SourcePosition(line: line, column: offset + 1)
        guard position < span.end, isBlock || isInside(position) else { continue }
        result.append(RawCharacter(character: character, position: position))
      }
      let end = SourcePosition(line: line, column: characters.count + 1)
      result.append(RawCharacter(character: "\n", position: end))
    }
    return result
  }

  private var isBlock: Bool { scalar.style == .literal || scalar.style == .folded }
  private var isQuoted: Bool { scalar.style == .singleQuoted || scalar.style == .doubleQuoted }

  private func isInside(_ position: SourcePosition) -> Bool {
    isQuoted ? position > span.start : position >= span.start
  }

  /// Steps over indentation, and over line ends that were folded away.
  private func skipUnwritten(before character: Unicode.Scalar, from start: Int, in raw: [RawCharacter]) -> Int
  {
    var index = start
    while index < raw.count, !stands(raw, at: index, for: character) { index += 1 }
    return index < raw.count ? index : start
  }

  private func stands(_ raw: [RawCharacter], at index: Int, for character: Unicode.Scalar) -> Bool {
    let found = raw[index].character
    if scalar.style == .doubleQuoted, found == "\\" { return true }
    if character == " ", found == "\n" { return true }
    return found == character
  }

  /// How many raw characters stand for one decoded character.
  private func length(at index: Int, in raw: [RawCharacter]) -> Int {
    let found = raw[index].character
    let next = index + 1 < raw.count ? raw[index + 1].character : nil
    switch scalar.style {
    case .singleQuoted where found == "'" && next == "'": return 2
    case .doubleQuoted where found == "\\":
      switch next {
      case "x": return 4
      case "u": return 6
      case "U": return 10
      default: return 2
      }
    default: return 1
    }
  }
}
