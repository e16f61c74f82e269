import CasusExpressions
import CasusSimulation
import Testing
@testable import CasusStore

@Suite("Shard files")
struct ShardFileTests {
  @Test("A shard that is written and read again is the same")
  func roundTrip() async throws {
    let model = try ShardFixture.model(["judgements=central"])
    let shard = try await ShardFixture.shard("2/3", of: model)
    let read = try ShardFile(Array(shard.text().utf8), name: "part")
    #expect(read.header == shard.header)
    #expect(read.tallies == shard.tallies)
    #expect(read.text() == shard.text())
    let own = try RunTallies(model, groups: shard.header.groups.count, lines: read.tallies)
    #expect(own.lines == shard.tallies)
  }

  @Test("Shards tile the groups of a run, none of them empty", arguments: [1, 3, 49, 64])
  func tiling(count: Int) throws {
    let shards = try (1...count).map { try #require(ShardNumber($0, of: count)) }
    #expect(shards.flatMap { Array($0.groups(of: 64)) } == Array(0..<64))
    #expect(shards.allSatisfy { !$0.groups(of: 64).isEmpty })
  }

  @Test(
    "A shard's number is k/n with k from 1 to n",
    arguments: ["0/3", "4/3", "1/0", "1", "a/b", "01/3", " 1/3"])
  func numbers(text: String) {
    #expect(ShardNumber(text) == nil)
    #expect(ShardNumber("3/64")?.description == "3/64")
  }

  @Test("A file that was cut off, or in which one digit is another, is refused")
  func damaged() async throws {
    let bytes = Array(try await ShardFixture.shard("1/4", of: ShardFixture.model()).text().utf8)
    let cut = #expect(throws: Diagnostic.self) { try ShardFile(Array(bytes.dropLast(30)), name: "part") }
    #expect(cut?.code == "not-a-shard")
    var changed = bytes
    let digits = changed.indices.filter { (0x31...0x38).contains(changed[$0]) }
    changed[digits[digits.count - 40]] += 1
    let refused = #expect(throws: Diagnostic.self) { try ShardFile(changed, name: "part") }
    #expect(refused?.message.contains("so that it was changed or damaged") == true)
  }

  @Test(
    "What is no shard is refused, saying why",
    arguments: [
      ("", "line 1: the text ends where a value is expected"),
      ("draws: 3", "line 1: a value is expected"),
      ("[1, 2]", "the whole is not an object"),
      (#"{"schema": "casus-run/1"}"#, "'schema' is not 'casus-shard/1'"),
      (
        #"{"schema": "casus-shard/1"}"#,
        "its 'fnv1a64' does not fit the rest, so that it was changed or damaged"
      ),
    ])
  func notAShard(text: String, reason: String) {
    let error = #expect(throws: Diagnostic.self) { try ShardFile(Array(text.utf8), name: "part") }
    #expect(error?.message == "this is no whole shard file: \(reason)")
    #expect(error?.hint == "shards are what 'casus run --shard 1/4 --out FILE' writes")
  }

  @Test("Numbers that the rows could not have given are refused before they overflow a sum")
  func tooLarge() async throws {
    let model = try ShardFixture.model()
    let shard = try await ShardFixture.shard("1/4", of: model)
    for section in shard.tallies.sections where section.lines.contains(where: { !$0.isEmpty }) {
      let line = try #require(section.lines.firstIndex { !$0.isEmpty })
      var lines = section.lines
      lines[line][0] = UInt128.max
      let sections = shard.tallies.sections.map {
        $0.name == section.name ? TallyLines.Section(name: $0.name, lines: lines) : $0
      }
      let error = #expect(throws: UnfitTallies.self) {
        try RunTallies(model, groups: 1, lines: TallyLines(sections: sections))
      }
      #expect(error?.reason.contains("'\(section.name)', line \(line + 1)") == true)
    }
  }
}
