/// Finds the name that was probably meant where a name is misspelt.
public enum NearestName {
  /// Longer names are never compared: nobody misspells them, and the comparison is quadratic.
  private static let longest = 64

  /// The candidate nearest to `name`, or nil where none is near enough to be worth offering.
  ///
  /// Near enough is one edit for every three characters, and at least one; a name that differs only in case, or
  /// that is the last part of a dotted candidate, is near. Of equally near candidates the first wins.
  public static func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard scalars.count <= longest else { continue }
      var distance = distance(wanted, scalars)
      if scalars.count > wanted.count, scalars.suffix(wanted.count + 1).elementsEqual(["."] + wanted) {
        distance = min(distance, 1)
      }
      if distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    guard let best, best.distance <= max(1, wanted.count / 3), best.distance < wanted.count else {
      return nil
    }
    return best.candidate
  }

  /// A hint such as `did you mean 'internal'?`, or nil where no candidate is near enough.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    suggestion(for: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours that turn one text into the
  /// other, no part of a text being edited twice (the optimal string alignment distance).
  ///
  /// - Complexity: O(*nm*) in the lengths of the texts.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
