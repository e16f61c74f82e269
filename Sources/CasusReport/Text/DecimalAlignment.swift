/// Aligns numbers that stand below each other, piece by piece: values by their decimal points, then errors by theirs.
struct DecimalAlignment {
  private var before: [Int] = []
  private var after: [Int] = []

  /// Measures all numbers of a column.
  init(_ numbers: [[String]]) {
    for pieces in numbers {
      for (index, piece) in pieces.enumerated() {
        if index == before.count {
          before.append(0)
          after.append(0)
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
      let (head, tail) = Self.parts(of: piece)
      return Self.spaces(before[index] - DisplayWidth.of(head)) + head + tail
        + Self.spaces(after[index] - DisplayWidth.of(tail))
    }
    return aligned.joined(separator: " ")
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// A number's part up to its units, and what follows; a word belongs wholly to the second part.
  private static func parts(of piece: String) -> (String, String) {
    guard let firstDigit = piece.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return ("", piece) }
    let rest = piece[firstDigit...]
    let end = rest.firstIndex { !($0.isASCII && $0.isNumber) && $0 != "," } ?? piece.endIndex
    return (String(piece[..<end]), String(piece[end...]))
  }
}
