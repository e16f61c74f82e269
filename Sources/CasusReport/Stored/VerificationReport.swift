/// What computing a saved run again found, for a person at a terminal.
public struct VerificationReport: Sendable {
  /// A number that is not as it was saved.
  public struct Difference: Hashable, Sendable {
    /// Where it stands, in words.
    public let place: String
    /// As it was saved.
    public let saved: String
    /// As it is computed now.
    public let computed: String

    /// Creates a difference from its parts.
    public init(place: String, saved: String, computed: String) {
      self.place = place
      self.saved = saved
      self.computed = computed
    }
  }

  /// The run's name.
  public var name: String
  /// How many draws the run has.
  public var draws: Int
  /// How many were computed again.
  public var checkedDraws: Int
  /// How many parts the run was saved in.
  public var parts: Int
  /// How many of them were computed again.
  public var checkedParts: Int
  /// Whether all of the run was.
  public var isComplete: Bool
  /// How many kept draws were compared value by value.
  public var keptDraws: Int
  /// Whether requests were enumerated and not drawn.
  public var isExact: Bool
  /// The first differences.
  public var differences: [Difference]
  /// How many there are.
  public var differenceCount: Int

  /// Creates a report from its parts.
  public init(
    name: String, draws: Int, checkedDraws: Int, parts: Int, checkedParts: Int, isComplete: Bool,
    keptDraws: Int, isExact: Bool, differences: [Difference], differenceCount: Int
  ) {
    self.name = name
    self.draws = draws
    self.checkedDraws = checkedDraws
    self.parts = parts
    self.checkedParts = checkedParts
    self.isComplete = isComplete
    self.keptDraws = keptDraws
    self.isExact = isExact
    self.differences = differences
    self.differenceCount = differenceCount
  }

  /// The report as lines of text, each ended.
  public func text(in style: TerminalStyle) -> String {
    var page = Page(style)
    if differenceCount == 0 {
      page.paragraph(
        StyledText("\(name) agrees to the bit", .yes) + StyledText(": \(extent)."), hanging: 2)
      if !isComplete { page.paragraph(StyledText(whatASampleProves, .faint), first: 2, hanging: 2) }
    } else {
      let words = differenceCount == 1 ? "in 1 place" : "in \("\(differenceCount)".grouped) places"
      page.paragraph(StyledText("\(name) differs", .no) + StyledText(" \(words): \(extent)."), hanging: 2)
      for difference in differences {
        page.item(
          StyledText("\(difference.place): saved \(difference.saved), computed \(difference.computed)"))
      }
      if differenceCount > differences.count {
        page.item(StyledText("and \("\(differenceCount - differences.count)".grouped) more"))
      }
      page.paragraph(
        "Either the file was changed after the run was saved, or this machine computes otherwise.", first: 2,
        hanging: 2)
    }
    return page.text
  }

  private var extent: String {
    let kept = keptDraws > 0 ? ", and \("\(keptDraws)".grouped) kept draws compared value by value" : ""
    if isExact { return "all \("\(checkedDraws)".grouped) requests were enumerated again" }
    if isComplete { return "all \("\(draws)".grouped) draws were computed again" + kept }
    return
      "\("\(checkedDraws)".grouped) of \("\(draws)".grouped) draws were computed again, \(checkedParts) of \(parts) parts"
      + kept
  }

  private var whatASampleProves: String {
    "The fingerprints of all parts sum to that of the saved numbers, so that a number that was changed by itself is always "
      + "found; a part that was changed together with its fingerprint is found only where it is in the sample. --all "
      + "computes every part."
  }
}
