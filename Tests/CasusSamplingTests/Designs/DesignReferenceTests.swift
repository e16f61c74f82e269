@testable import CasusSampling
import Foundation
import Testing

/// Every design's words against a program in Python that was written from the definitions and shares nothing with Casus.
@Suite(
  "Words of streams, against an independent program",
  .enabled(if: ReferenceProgram.isThere, "skipped: there is no python3"))
struct DesignReferenceTests {
  /// Dimensions in which the two programs have the same numbers: the first ten.
  private static let names = (0..<10).map { StreamName.factor("dimension-\($0)") }
  private static let dimensions = SobolDimensions(factors: names)

  /// Places from the first draw to the last that a design has, spread by a fixed linear congruence.
  private func indices(below limit: UInt64) -> [UInt64] {
    var state: UInt64 = 2024
    let spread = (0..<60).map { bits -> UInt64 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 11) % min(limit, 1 << UInt64(bits % 38 + 1))
    }
    return Array(0..<70) + [2_047, 2_048, 65_535, limit - 1] + spread
  }

  @Test(
    "random, latin and sobol have the same words in all of the first ten dimensions",
    arguments: [StreamLevel.draws, .rows], [1, 18_446_744_073_709_551_615] as [UInt64])
  func words(level: StreamLevel, seed: UInt64) async throws {
    let limit = Design.sobol.drawLimit >> (level == .draws ? 0 : 6)
    let indices = indices(below: limit)
    for (dimension, name) in Self.names.enumerated() {
      let lines = try await ReferenceProgram.words(
        seed: seed, name: name.text, level: level == .draws ? "draws" : "rows", dimension: dimension,
        indices: indices)
      for (design, expected) in zip([Design.random, .latin, .sobol], lines) {
        let stream = DesignedStream(
          design, seed: seed, name: name, level: level, dimensions: Self.dimensions)
        #expect(indices.map { stream.word(at: $0) } == expected, "\(design) \(dimension)")
      }
      #expect(lines.count == 3)
    }
  }
}

/// `Tests/Sampling/known_words.py`.
private enum ReferenceProgram {
  static var isThere: Bool {
    ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sampling/known_words.py").standardizedFileURL

  static func words(
    seed: UInt64, name: String, level: String, dimension: Int, indices: [UInt64]
  ) async throws -> [[UInt32]] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", script.path, "\(seed)", name, level, "\(dimension)",
      indices.map(String.init).joined(separator: ","),
    ]
    // Where Random123's answers are, the program checks itself against them first.
    if Peers.has("random123/philox_kat.txt") {
      process.arguments?.append(Peers.folder.appending(path: "random123/philox_kat.txt").path)
    }
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").compactMap { UInt32($0) }
    }
  }
}
