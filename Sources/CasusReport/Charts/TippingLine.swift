public import CasusSimulation

/// How the probability of approval moves along one factor, everything else being as it is, in common draws.
public struct TippingLine: Sendable {
  /// One value of the factor and what a run finds there.
  public struct Point: Sendable {
    /// The factor's value.
    public let value: Double
    /// P(approved) given that something is asked, with the interval from judgements; nil where nothing is asked.
    public let approved: ProbabilityResult?
    /// How many rows the run had.
    public let rows: Int

    /// Creates a point.
    public init(value: Double, approved: ProbabilityResult?, rows: Int) {
      self.value = value
      self.approved = approved
      self.rows = rows
    }
  }

  /// The factor's name.
  public let name: String
  /// Its question, in plain words.
  public let question: String
  /// Its unit.
  public let unit: String
  /// Whether its axis is logarithmic.
  public let isLogScaled: Bool
  /// The points, by value upward.
  public let points: [Point]

  /// Creates a line.
  public init(name: String, question: String, unit: String, isLogScaled: Bool, points: [Point]) {
    self.name = name
    self.question = question
    self.unit = unit
    self.isLogScaled = isLogScaled
    self.points = points
  }

  /// Where the answer turns: between two of the values, and more is not known.
  struct Crossing: Sendable {
    let from: Double
    let to: Double
    /// Whether approval becomes the likelier answer on the way up.
    let isUpward: Bool

    /// `between 0.083 and 0.17`.
    var inWords: String { "between \(NumberText.readable(from)) and \(NumberText.readable(to))" }
  }

  /// Each pair of neighbouring values between which P(approved) passes one half.
  ///
  /// They lie farther apart where a value between them is within two standard errors of one half, so that the draws cannot
  /// tell its side.
  var crossings: [Crossing] {
    let known = points.compactMap { point in point.approved.map { (point.value, $0.estimate) } }
    func isAbove(_ place: Int) -> Bool { known[place].1.value >= 0.5 }
    func isTold(_ place: Int) -> Bool {
      (known[place].1.value - 0.5).magnitude > 2 * known[place].1.standardError
    }
    var brackets: [(low: Int, high: Int)] = []
    for place in known.indices.dropFirst() where isAbove(place - 1) != isAbove(place) {
      var (low, high) = (place - 1, place)
      while low > 0, !isTold(low) { low -= 1 }
      while high < known.count - 1, !isTold(high) { high += 1 }
      if let last = brackets.last, low < last.high {
        brackets[brackets.count - 1].high = max(high, last.high)
      } else {
        brackets.append((low, high))
      }
    }
    return brackets.filter { isAbove($0.low) != isAbove($0.high) }.map { low, high in
      Crossing(from: known[low].0, to: known[high].0, isUpward: isAbove(high))
    }
  }

  /// The crossings in a sentence.
  var inWords: String {
    guard !crossings.isEmpty else {
      let all = points.compactMap { $0.approved?.estimate.value }
      guard let first = all.first else { return "Nothing is asked of the alliance along \(name)." }
      return "Along \(name) the answer does not turn: it stays \(first >= 0.5 ? "approved" : "refused")."
    }
    return crossings.map { crossing in
      "Along \(name) the answer turns to \(crossing.isUpward ? "approved" : "refused") "
        + "\(crossing.inWords) \(unit)".trimmedEnd + "."
    }.joined(separator: " ")
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}

extension TippingLine {
  /// Values from `low` to `high` at equal distances or, on a logarithmic scale, ratios; the ends are exact, the others
  /// have four significant digits.
  public static func values(from low: Double, to high: Double, count: Int, isLogScaled: Bool) -> [Double] {
    guard count > 1, low < high else { return [low] }
    return (0..<count).map { index in
      if index == 0 { return low }
      if index == count - 1 { return high }
      let share = Double(index) / Double(count - 1)
      let value =
        isLogScaled && low > 0 ? LogPlace.value(at: share, from: low, to: high) : low + share * (high - low)
      return Double(NumberText.significant(value, 4)) ?? value
    }
  }

  /// The same in whole numbers, each once.
  public static func wholeValues(from low: Int, to high: Int, count: Int, isLogScaled: Bool) -> [Double] {
    var values: [Double] = []
    for value in self.values(from: Double(low), to: Double(high), count: count, isLogScaled: isLogScaled) {
      let whole = value.rounded()
      if values.last.map({ $0 < whole }) ?? true { values.append(whole) }
    }
    return values
  }
}
