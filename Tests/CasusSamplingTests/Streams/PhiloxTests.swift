import CasusSampling
import Testing

@Suite struct PhiloxTests {
  @Test func theZeroBlockIsThePublishedOne() {
    let block = Philox4x32.block(counter: .zero, key: .zero)
    #expect(block == SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
  }

  @Test(
    .enabled(
      if: Peers.has("random123/philox_kat.txt"),
      "random123/philox_kat.txt is not beside the package; set CASUS_PEERS to its folder"))
  func everyKnownAnswerOfRandom123ComesOut() throws {
    var checked = 0
    for line in try Peers.lines("random123/philox_kat.txt") where line.hasPrefix("philox4x32 ") {
      let fields = line.split(separator: " ")
      let rounds = try #require(Int(fields[1]))
      let words = fields.dropFirst(2).compactMap { UInt32($0, radix: 16) }
      try #require(words.count == 10)
      let block = Philox4x32.block(
        counter: SIMD4(words[0], words[1], words[2], words[3]), key: SIMD2(words[4], words[5]),
        rounds: rounds)
      #expect(block == SIMD4(words[6], words[7], words[8], words[9]), "\(line)")
      checked += 1
    }
    #expect(checked == 6)
  }
}
