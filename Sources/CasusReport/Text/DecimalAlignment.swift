/// Aligns numbers that stand below each other, piece by piece: values by their decimal points, then errors by theirs.
struct DecimalAlignment {
  private var before: [Int] = []
  private var after: [Int] = []
  /// The widest word at each place: such as `certain`, which has no digits to align by.
  private var words: [Int] = []

  /// Measures all numbers of a column.
  init(_ numbers: [[String]]) {
    for pieces in numbers {
      for (index, piece) in pieces.enumerated() {
        if index == before.count {
          before.append(0)
          after.append(0)
          words.append(0)
        }
        guard Self.isNumber(piece) else {
          words[index] = max(words[index], DisplayWidth.of(piece))
          continue
        }
        let (head, tail) = Self.parts(of: piece)
        before[index] = max(before[index], DisplayWidth.of(head))
        after[index] = max(after[index], DisplayWidth.of(tail))
      }
    }
  }

  /// A number's pieces, each as wide as the widest of its place.
  func text(of pieces: [String]) -> String {
    let aligned = pieces.enumerated().map { index, piece in
      let width = max(before[index] + after[index], words[index])
      guard Self.isNumber(piece) else { return piece + Self.spaces(width - DisplayWidth.of(piece)) }
      let (head, tail) = Self.parts(of: piece)
      let leading = width - after[index] - DisplayWidth.of(head)
      return Self.spaces(leading) + head + tail + Self.spaces(after[index] - DisplayWidth.of(tail))
    }
    return aligned.joined(separator: " ")
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func isNumber(_ piece: String) -> Bool { piece.contains { $0.isASCII && $0.isNumber } }

  /// A number's part up to its units, and what follows.
  private static func parts(of piece: String) -> (String, String) {
    guard let firstDigit = piece.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return ("", piece) }
    let rest = piece[firstDigit...]
    let end = rest.firstIndex { !($0.isASCII && $0.isNumber) && $0 != "," } ?? piece.endIndex
    return (String(piece[..<end]), String(piece[end...]))
  }
}
