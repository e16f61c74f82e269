import CasusSampling

extension RunTallies {
  /// The lines of what requests come to: outcomes, verdicts, ranks and quantities, and nothing of the way there.
  ///
  /// Two runs with equal lines gave the same result; a criterion that was added and does nothing leaves them as they were.
  public var outcomeLines: TallyLines {
    TallyLines(sections: [
      .init(name: "outcomes", lines: measures.prefix(layout.plainEvents).map(\.line)),
      .init(name: "quantities", lines: quantities.flatMap { $0.replicates.map(\.line) }),
    ])
  }
}

extension TallyLines {
  /// A 64-bit fingerprint of all numbers and names, in their order (FNV-1a).
  public var fingerprint: UInt64 {
    var hasher = FNV1a64()
    for section in sections {
      hasher.combine(section.name)
      for line in section.lines {
        hasher.combine(UInt64(line.count))
        for number in line {
          hasher.combine(UInt64(truncatingIfNeeded: number))
          hasher.combine(UInt64(truncatingIfNeeded: number >> 64))
        }
      }
    }
    return hasher.value
  }
}
