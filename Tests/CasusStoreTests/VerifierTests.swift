import CasusSampling
import CasusSimulation
import GRDB
import Testing
@testable import CasusStore

@Suite("Verifying a saved run")
struct VerifierTests {
  /// Saves a run, harms the file, and verifies.
  private func verify(
    _ extent: VerificationExtent, keepingDraws: Bool = false, draws: Int = 8_192, after changes: [String] = []
  ) async throws -> Verification {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try fixture.store()
    let run = try await StoreFixture.run("base", draws: draws)
    if keepingDraws {
      _ = try await store.saveWithDraws(run, width: 2)
    } else {
      try store.save(run)
    }
    try fixture.change { db in
      for change in changes {
        try db.execute(sql: change)
        #expect(db.changesCount > 0, "\(change)")
      }
    }
    return try await Verifier(try store.run("base"), in: store, width: 2).verify(extent)
  }

  @Test("A run as it was saved agrees, the whole of it and in a sample")
  func agreement() async throws {
    let whole = try await verify(.all)
    #expect(whole.agrees && whole.isComplete && whole.draws == 8_192, "\(whole.differences)")
    #expect(whole.blocks == (4, 4))
    let sample = try await verify(.sample(draws: 2_049))
    #expect(sample.agrees && !sample.isComplete && sample.draws == 4_096, "\(sample.differences)")
    #expect(sample.blocks == (4, 2))
  }

  @Test(
    "A number that was changed by itself is found in any sample, and by --all told with both values",
    arguments: ["measures", "row_means", "quantities", "reading_events"])
  func tamperedTallies(section: String) async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let store = try fixture.store()
    try store.save(try await StoreFixture.run("base"))
    let lines = try store.run("base").lines
    let own = try #require(lines.sections.first { $0.name == section }).lines[0]
    var harmed = own
    let place = try #require(own.firstIndex { $0 > 0 })
    harmed[place] -= 1
    let line = IntegerLine.text(of: harmed)
    try fixture.change { db in
      try db.execute(
        sql: "UPDATE tallies SET numbers = ? WHERE section = ? AND line = 0",
        arguments: [line, section])
    }
    let run = try store.run("base")
    let sample = try await Verifier(run, in: store, width: 2).verify(.sample(draws: 1))
    #expect(!sample.agrees)
    #expect(sample.differences.first?.place == "the fingerprint of all numbers")
    let whole = try await Verifier(run, in: store, width: 2).verify(.all)
    #expect(
      whole.differences.contains(
        .init(
          place: "tallies, section '\(section)', line 0, number \(place + 1)", saved: "\(harmed[place])",
          computed: "\(own[place])")), "\(whole.differences)")
  }

  @Test("A figure that was changed in its table is found, with both values")
  func tamperedFigures() async throws {
    let found = try await verify(
      .sample(draws: 1),
      after: [
        "UPDATE outcomes SET probability = 0.5 WHERE position = 0", "DELETE FROM stages WHERE position = 1",
        "UPDATE runs SET doubtful_share = 2",
      ])
    #expect(
      found.differences.contains { $0.place.hasPrefix("table 'outcomes', outcome ") && $0.saved == "0.5" })
    #expect(found.differences.contains { $0.place.hasPrefix("table 'stages'") && $0.saved == "no such row" })
    #expect(found.differences.contains { $0.place == "table 'runs', column 'doubtful_share'" })
    #expect(found.differenceCount == 3)
  }

  @Test("A manifest that was changed is found")
  func tamperedManifest() async throws {
    let found = try await verify(.all, after: ["UPDATE runs SET rows = 7, title = 'Another'"])
    #expect(
      found.differences.map(\.place) == ["table 'runs', column 'title'", "table 'runs', column 'rows'"])
  }

  @Test("A part's fingerprint that was changed is found by its sum, and told by --all with the part's draws")
  func tamperedBlock() async throws {
    let change = "UPDATE blocks SET digest = '17' WHERE first_group = 2"
    #expect(try await !verify(.sample(draws: 1), after: [change]).agrees)
    let whole = try await verify(.all, after: [change])
    #expect(whole.differences.map(\.place) == ["the fingerprint of part 3, draws 4096 to 6143"])
  }

  @Test("Kept draws are compared value by value")
  func keptDraws() async throws {
    let whole = try await verify(.all, keepingDraws: true, draws: 4_096)
    #expect(whole.agrees && whole.keptDraws == 4_096, "\(whole.differences)")
    let harmed = try await verify(
      .all, keepingDraws: true, draws: 4_096,
      after: [
        "UPDATE draws_1_requests SET outcome = 'nothing' WHERE draw = 70",
        "DELETE FROM draws_1_requests WHERE draw = 3000",
      ])
    #expect(
      harmed.differences.map(\.place) == [
        "kept draws, draw 70, column 'outcome'", "kept draws, draw 3000",
      ])
  }

  @Test("A run of other arithmetic, or of other tables, is not compared, and the difference is named")
  func obstacles() async throws {
    for (change, obstacle) in [
      ("numeric_version = 99", VerificationObstacle.arithmetic(saved: 99, own: NumericVersion.current)),
      ("table_fingerprint = '0000000000000011'", nil),
    ] {
      do throws(any Error) {
        _ = try await verify(.all, after: ["UPDATE runs SET \(change)"])
        Issue.record("it was compared")
      } catch let failure as Verifier.Failure {
        guard case .obstacle(let found) = failure else {
          Issue.record("\(failure)")
          continue
        }
        if let obstacle {
          #expect(found == obstacle)
        } else if case .tables(let saved, let own) = found {
          #expect(saved == 17 && own != 17)
        } else {
          Issue.record("\(found)")
        }
      }
    }
  }

  @Test("An exact run is enumerated again", arguments: [["strength/warmth=1", "strength/idleness=1"], []])
  func exactRun(pins: [String]) async throws {
    let fixture = try StoreFixture()
    defer { fixture.remove() }
    let model = try StoreFixture.model(pins)
    let store = try fixture.store()
    try store.save(
      NewRun(
        name: "exact", model: model, result: try await ExactRun.execute(model, RunSettings(draws: 4_096)),
        origin: StoreFixture.origin)
    )
    let found = try await Verifier(try store.run("exact"), in: store, width: 2).verify(.sample(draws: 1))
    #expect(found.agrees && found.isComplete, "\(found.differences)")
  }
}

@Suite("Fingerprints that add up")
struct TallyDigestTests {
  @Test("The fingerprint of a run is the sum of those of its parts, however it is parted")
  func sums() async throws {
    let model = try ShardFixture.model()
    let whole = try await Run.execute(model, RunSettings(draws: 8_192))
    for blocks in [1, 3, 4, 32] {
      var settings = RunSettings(draws: 8_192)
      settings.blocks = blocks
      let parted = try await Run.execute(model, settings)
      #expect(parted.tallies == whole.tallies)
      #expect(parted.blocks.count == min(blocks, 4))
      #expect(parted.blocks.map(\.groups.count).reduce(0, +) == 4)
      #expect(parted.blocks.reduce(TallyDigest()) { $0 + $1.digest } == whole.tallies.digest)
    }
    #expect(whole.blocks.isEmpty)
  }

  @Test("A run by precision has parts from look to look, which sum to the whole")
  func precision() async throws {
    let model = try ShardFixture.model()
    var settings = RunSettings(draws: 131_072)
    settings.blocks = 32
    let stopped = try await Run.execute(
      [model], until: Precision(standardError: 0.00001, draws: 131_072), settings)
    let result = try #require(stopped.results.first)
    #expect(result.manifest.draws == 131_072)
    #expect(result.blocks.reduce(TallyDigest()) { $0 + $1.digest } == result.tallies.digest)
    #expect(result.blocks.map(\.groups.lowerBound) == result.blocks.map(\.groups.lowerBound).sorted())
    #expect(result.blocks.map(\.groups.count).reduce(0, +) == 64)
  }

  @Test("Merged shards are the parts of their run")
  func shards() async throws {
    let model = try ShardFixture.model()
    let shards = [
      try await ShardFixture.shard("2/2", of: model), try await ShardFixture.shard("1/2", of: model),
    ]
    var set = try ShardSet(shards[0].header, name: "a")
    for shard in shards { set.add(shard, name: "a") }
    let result = try set.result()
    #expect(result.blocks.map(\.groups) == [0..<2, 2..<4])
    #expect(result.blocks.reduce(TallyDigest()) { $0 + $1.digest } == result.tallies.digest)
  }
}
