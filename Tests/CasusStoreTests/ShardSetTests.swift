import CasusExpressions
import CasusSampling
import CasusSimulation
import Testing
@testable import CasusStore

@Suite("Merging shards")
struct ShardSetTests {
  @Test(
    "Shards in any order sum to the run in one piece",
    arguments: [["1/1"], ["3/3", "1/3", "2/3"], ["2/4", "1/4", "2/2"]])
  func merging(numbers: [String]) async throws {
    let model = try ShardFixture.model()
    var shards: [ShardFile] = []
    for number in numbers { shards.append(try await ShardFixture.shard(number, of: model)) }
    var set = try ShardSet(shards[0].header, name: "a")
    for shard in shards { set.add(shard, name: "a") }
    let whole = try await Run.execute(model, RunSettings(draws: 8_192))
    let merged = try set.result()
    #expect(merged.tallies == whole.tallies)
    #expect(merged.manifest == whole.manifest)
  }

  @Test("Shards that are written and read again sum to the run under each design", arguments: Design.allCases)
  func designs(design: Design) async throws {
    let model = try ShardFixture.model()
    var shards: [ShardFile] = []
    for number in ["2/2", "1/2"] {
      let shard = try await ShardFixture.shard(number, of: model, design: design)
      shards.append(try ShardFile(Array(shard.text().utf8), name: number))
    }
    var set = try ShardSet(shards[0].header, name: "a")
    for shard in shards { set.add(shard, name: "a") }
    let merged = try set.result()
    let whole = try await Run.execute(model, RunSettings(design: design, draws: 8_192))
    #expect(merged.tallies == whole.tallies)
    #expect(merged.manifest == whole.manifest)
  }

  @Test("Shards of unlike designs are refused")
  func unlikeDesigns() async throws {
    let model = try ShardFixture.model()
    let shards = [
      try await ShardFixture.shard("1/2", of: model),
      try await ShardFixture.shard("2/2", of: model, design: .sobol),
    ]
    #expect(
      try ShardFixture.complaints(shards) == [
        "b: the shard is of another run: its design is sobol, and that of a is random"
      ])
  }

  @Test("Overlaps and gaps are refused, naming the files, the groups and the shards")
  func coverage() async throws {
    let model = try ShardFixture.model()
    let first = try await ShardFixture.shard("1/4", of: model)
    let second = try await ShardFixture.shard("2/4", of: model)
    let half = try await ShardFixture.shard("2/2", of: model)
    #expect(
      try ShardFixture.complaints([second, first]) == [
        "merge: of the 4 groups of rows of the run, no shard holds groups 2 to 3; add shard 3/4, 4/4"
      ])
    #expect(
      try ShardFixture.complaints([half, first]) == [
        "merge: of the 4 groups of rows of the run, no shard holds group 1"
      ])
    #expect(
      try ShardFixture.complaints([first, second, half, first]) == [
        "d: shard 1/4 and a (shard 1/4) both hold group 0; leave one of them out"
      ])
  }

  @Test("Shards of other runs are refused, naming the file and the difference")
  func unlike() async throws {
    let model = try ShardFixture.model()
    let first = try await ShardFixture.shard("1/4", of: model)
    let others = [
      try await ShardFixture.shard("2/4", of: model, seed: 2),
      try await ShardFixture.shard("2/4", of: model, draws: 8_193),
      try await ShardFixture.shard("2/4", of: ShardFixture.model(["lead-forces=no"])),
      try await ShardFixture.shard("2/4", of: ShardFixture.model(title: "# another\n")),
    ]
    let line = first.header.scenario[0].text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(
      try ShardFixture.complaints([first] + others) == [
        "b: the shard is of another run: its seed is 2, and that of a is 1",
        "c: the shard is of another run: its number of draws asked for is 8193, and that of a is 8192",
        "d: the shard is of another run: its list of overrides is '--pin lead-forces=no', and that of a is empty",
        "e: the shard is of another run: its scenario is not that of a: 'trial.yaml' and 'trial.yaml' first differ in "
          + "line \(line)",
      ])
  }

  @Test("Shards of another arithmetic, or of other quantile tables, are refused")
  func otherNumbers() async throws {
    let model = try ShardFixture.model()
    let shard = try await ShardFixture.shard("1/1", of: model)
    let version = #expect(throws: DiagnosticList.self) {
      try ShardSet(shard.header.with(numericVersion: 99), name: "a")
    }
    #expect(
      version?.diagnostics.map(ShardFixture.text) == [
        "a: the shard was made by arithmetic version 99, and this is version \(NumericVersion.current); merge with casus "
          + "0.0.0"
      ])
    let tables = #expect(throws: DiagnosticList.self) {
      try ShardSet(shard.header.with(tableFingerprint: 17), name: "a")
    }
    #expect(
      tables?.diagnostics.map(ShardFixture.text) == [
        "a: the shard's quantile tables have the fingerprint 0000000000000011, and those of this machine "
          + "\(ShardFile.fingerprint(model.tableFingerprint)); merge on a machine like the one that made the shards"
      ])
    var set = try ShardSet(shard.header, name: "a")
    set.add(ShardFile(header: shard.header.with(tableFingerprint: 17), tallies: shard.tallies), name: "b")
    #expect(throws: DiagnosticList.self) { try set.result() }
  }
}
