public import CasusExpressions
public import CasusSimulation

/// Shards that are merged into one run, as they are read: only their integers' sum is kept.
public struct ShardSet: Sendable {
  /// What the shards are parts of.
  public let header: ShardHeader
  /// The model of the run.
  public let model: SimulationModel

  private let firstName: String
  private var headers: [(name: String, header: ShardHeader)] = []
  private var tallies: RunTallies
  private var blocks: [RunBlock] = []
  private var problems: [Diagnostic] = []

  /// Starts with what the first shard says of the run, without its integers.
  ///
  /// - Throws: What keeps this machine, or this version of the tool, from making the run's result.
  public init(_ header: ShardHeader, name: String) throws(DiagnosticList) {
    self.header = header
    firstName = name
    guard header.numericVersion == NumericVersion.current else {
      throw DiagnosticList([
        Self.refusal(
          "other-arithmetic", name,
          "the shard was made by arithmetic version \(header.numericVersion), and this is version "
            + "\(NumericVersion.current)", hint: "merge with casus \(header.toolVersion)")
      ])
    }
    model = try header.model()
    guard model.tableFingerprint == header.tableFingerprint else {
      throw DiagnosticList([
        Self.refusal(
          "other-tables", name,
          "the shard's quantile tables have the fingerprint \(ShardFile.fingerprint(header.tableFingerprint)), and "
            + "those of this machine \(ShardFile.fingerprint(model.tableFingerprint))",
          hint: "merge on a machine like the one that made the shards")
      ])
    }
    tallies = RunTallies(model, design: header.design)
  }

  /// Adds a shard, the first one too; what is wrong with it is kept for ``result()``.
  public mutating func add(_ shard: ShardFile, name: String) {
    let differences = shard.header.differences(from: header, in: firstName)
    guard differences.isEmpty else {
      problems += differences.map {
        Self.refusal("unlike-shards", name, "the shard is of another run: \($0)", hint: nil)
      }
      return
    }
    do throws(UnfitTallies) {
      let own = try RunTallies(
        model, design: header.design, groups: shard.header.groups.count, lines: shard.tallies)
      headers.append((name, shard.header))
      if overlapOfLast == nil {
        tallies.merge(own)
        blocks.append(RunBlock(groups: shard.header.groups, digest: own.digest))
      }
    } catch {
      problems.append(
        Self.refusal(
          "unfit-tallies", name, "the shard's tallies do not fit its rulebook: \(error.reason)",
          hint: "it was made by casus \(shard.header.toolVersion)"))
    }
  }

  /// The whole run's result.
  ///
  /// - Throws: All that is wrong with the shards: unlike runs, overlaps, gaps.
  public func result() throws(DiagnosticList) -> RunResult {
    let problems = problems.isEmpty ? overlaps() + gaps() : problems
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    var result = RunResult(model, tallies, header.settings)
    result.blocks = blocks.sorted { $0.groups.lowerBound < $1.groups.lowerBound }
    return result
  }

  /// What the command line was, apart from the number of draws, the seed and the file: the shard with the first groups says.
  public var command: (rules: String?, overrides: [StoredOverride], file: String) {
    let first = headers.min { $0.header.groups.lowerBound < $1.header.groups.lowerBound }?.header ?? header
    return (first.rules, first.overrides, first.file)
  }

  private static func refusal(_ code: String, _ name: String, _ message: String, hint: String?) -> Diagnostic
  {
    Diagnostic(code, in: name, at: nil, message, hint: hint)
  }
}

extension ShardSet {
  /// The file that the last shard overlaps with, if any.
  private var overlapOfLast: String? {
    guard let last = headers.last else { return nil }
    return headers.dropLast().first { $0.header.groups.overlaps(last.header.groups) }?.name
  }

  private func overlaps() -> [Diagnostic] {
    headers.indices.compactMap { place in
      let shard = headers[place]
      guard
        let other = headers[..<place].first(where: { $0.header.groups.overlaps(shard.header.groups) })
      else { return nil }
      let common = shard.header.groups.clamped(to: other.header.groups)
      return Self.refusal(
        "overlap", shard.name,
        "shard \(shard.header.number)/\(shard.header.count) and \(other.name) (shard "
          + "\(other.header.number)/\(other.header.count)) both hold \(Self.words(common))",
        hint: "leave one of them out")
    }
  }

  private func gaps() -> [Diagnostic] {
    let wanted = header.settings.groups
    var gaps: [Range<Int>] = []
    var reached = 0
    for shard in headers.map(\.header).sorted(by: { $0.groups.lowerBound < $1.groups.lowerBound }) {
      if shard.groups.lowerBound > reached { gaps.append(reached..<shard.groups.lowerBound) }
      reached = max(reached, shard.groups.upperBound)
    }
    if reached < wanted { gaps.append(reached..<wanted) }
    guard !gaps.isEmpty else { return [] }
    let missing = gaps.map { Self.words($0) }.joined(separator: ", ")
    return [
      Self.refusal(
        "gap", "merge", "of the \(wanted) groups of rows of the run, no shard holds \(missing)",
        hint: missingShards(gaps))
    ]
  }

  /// Which shards are missing, where all are of one division.
  private func missingShards(_ gaps: [Range<Int>]) -> String? {
    let counts = Set(headers.map(\.header.count))
    guard counts.count == 1, let count = counts.first else { return nil }
    let missing = (1...count).compactMap { ShardNumber($0, of: count) }.filter { shard in
      gaps.contains { $0.overlaps(shard.groups(of: header.settings.groups)) }
    }
    let named = missing.prefix(8).map(\.description).joined(separator: ", ")
    return "add shard \(named)" + (missing.count > 8 ? " and \(missing.count - 8) more" : "")
  }

  private static func words(_ groups: Range<Int>) -> String {
    groups.count == 1
      ? "group \(groups.lowerBound)" : "groups \(groups.lowerBound) to \(groups.upperBound - 1)"
  }
}
