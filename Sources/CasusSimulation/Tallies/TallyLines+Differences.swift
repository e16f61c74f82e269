/// A place where two tallies that should be alike are not.
public struct TallyDifference: Hashable, Sendable {
  /// The section.
  public let section: String
  /// The line within the section, from 0; nil where the sections have unlike numbers of lines.
  public let line: Int?
  /// The number within the line, from 0; nil where the lines have unlike numbers of numbers.
  public let place: Int?
  /// What the first has there, or how much of it there is.
  public let first: UInt128
  /// What the second has there, or how much of it there is.
  public let second: UInt128
}

extension TallyLines {
  /// Where these lines are not those of another, in the order of the sections.
  ///
  /// - Parameter limit: How many differences are listed; all are counted.
  /// - Returns: The differences, and how many there are.
  public func differences(
    from other: TallyLines, limit: Int = 10
  ) -> (listed: [TallyDifference], count: Int) {
    var listed: [TallyDifference] = []
    var count = 0
    func note(_ section: String, _ line: Int?, _ place: Int?, _ first: UInt128, _ second: UInt128) {
      count += 1
      guard listed.count < limit else { return }
      listed.append(
        TallyDifference(section: section, line: line, place: place, first: first, second: second))
    }
    let names =
      sections.map(\.name)
      + other.sections.map(\.name).filter { name in
        !sections.contains { $0.name == name }
      }
    for name in names {
      let own = sections.first { $0.name == name }?.lines ?? []
      let theirs = other.sections.first { $0.name == name }?.lines ?? []
      if own.count != theirs.count { note(name, nil, nil, UInt128(own.count), UInt128(theirs.count)) }
      for (line, (left, right)) in zip(own, theirs).enumerated() where left != right {
        guard left.count == right.count else {
          note(name, line, nil, UInt128(left.count), UInt128(right.count))
          continue
        }
        for place in left.indices where left[place] != right[place] {
          note(name, line, place, left[place], right[place])
        }
      }
    }
    return (listed, count)
  }
}
