import CGSL
import CasusSampling

/// A small run under a design, as a real one lays it out: judgements by row, requests by draw.
struct DesignedRun {
  /// For each integrand the means of the 32 replicates.
  private(set) var replicateMeans: [[Double]]
  /// For each integrand and row, in the order of the rows, the means of the two halves.
  private(set) var halves: [[(Double, Double)]]

  /// - Parameters:
  ///   - groups: The number of groups of 32 rows.
  ///   - seed: Of the requests, and of the judgement unless `judgementSeed` says otherwise.
  ///   - integrands: Functions of one judgement and some factors, each uniform on (0, 1).
  init(
    _ design: Design, groups: Int, factors: Int, seed: UInt64, judgementSeed: UInt64? = nil,
    integrands: [(Double, [Double]) -> Double]
  ) {
    let judgement = StreamName.judgement("t")
    let names = (0..<factors).map { StreamName.factor("x\($0)") }
    let dimensions = SobolDimensions(discreteJudgements: [judgement], factors: names)
    let rowStream = DesignedStream(
      design, seed: judgementSeed ?? seed, name: judgement, level: .rows, dimensions: dimensions)
    let drawStreams = names.map {
      DesignedStream(design, seed: seed, name: $0, level: .draws, dimensions: dimensions)
    }
    halves = integrands.map { _ in [(Double, Double)](repeating: (0, 0), count: 32 * groups) }
    var x = [Double](repeating: 0, count: factors)
    for replicate in 0..<32 {
      for half in 0..<2 {
        let sequences = drawStreams.map { $0.sequence(replicate: replicate, half: half) }
        for group in 0..<groups {
          let row = UInt64(32 * group + replicate)
          let t = UniformVariate.value(of: rowStream.word(at: row))
          var sums = integrands.map { _ in 0.0 }
          for k in 0..<32 as Range<UInt32> {
            for factor in 0..<factors {
              let word =
                sequences[factor]?.word(at: 32 * UInt32(group) + k)
                ?? drawStreams[factor].word(at: 64 * row + 32 * UInt64(half) + UInt64(k))
              x[factor] = UniformVariate.value(of: word)
            }
            for index in integrands.indices { sums[index] += integrands[index](t, x) / 32 }
          }
          for (index, sum) in sums.enumerated() {
            if half == 0 { halves[index][Int(row)].0 = sum } else { halves[index][Int(row)].1 = sum }
          }
        }
      }
    }
    replicateMeans = halves.map { rows in
      (0..<32).map { replicate in
        stride(from: replicate, to: rows.count, by: 32).reduce(0) {
          $0 + (rows[$1].0 + rows[$1].1) / 2 / Double(groups)
        }
      }
    }
  }
}

/// How likely so few or fewer successes are, or so many or more, whichever is less likely.
func binomialProbability(_ successes: Int, of count: Int, chance: Double) -> Double {
  min(
    gsl_cdf_binomial_P(UInt32(successes), chance, UInt32(count)),
    successes == 0 ? 1 : gsl_cdf_binomial_Q(UInt32(successes - 1), chance, UInt32(count)))
}
