import CasusSampling
import Foundation
import Testing

/// Quantiles against values that other packages computed with high precision.
@Suite struct QuantileReferenceTests {
  private struct File: Decodable {
    struct Quantiles: Decodable {
      let p: [Double]
      let values: [String: [String]]
    }
    let quantiles: Quantiles
  }

  private static func distributions() throws -> [(String, TruncatedDistribution)] {
    func whole(_ distribution: Distribution) throws -> TruncatedDistribution { try .init(distribution) }
    return [
      ("normal(0,1)", try whole(.normal(mean: 0, sd: 1))),
      ("beta(2,5)", try whole(.beta(alpha: 2, beta: 5))),
      ("beta(0.5,0.5)", try whole(.beta(alpha: 0.5, beta: 0.5))),
      ("beta(1,3)", try whole(.beta(alpha: 1, beta: 3))),
      ("beta(8,2)", try whole(.beta(alpha: 8, beta: 2))),
      ("gamma(shape=0.5,scale=1)", try whole(.gamma(shape: 0.5, scale: 1))),
      ("gamma(shape=1,scale=1)", try whole(.gamma(shape: 1, scale: 1))),
      ("gamma(shape=2.5,scale=1)", try whole(.gamma(shape: 2.5, scale: 1))),
      ("gamma(shape=20,scale=1)", try whole(.gamma(shape: 20, scale: 1))),
      ("triangular(0,0.3,1)", try whole(.triangular(low: 0, mode: 0.3, high: 1))),
      ("pert(0,0.3,1,lambda=4)=beta(2.2,3.8)", try whole(.pert(low: 0, mode: 0.3, high: 1))),
      ("truncnormal(0.5,0.2,[0,1])", try .init(.normal(mean: 0.5, sd: 0.2), to: 0...1)),
      ("lognormal(mu=0,sigma=0.5)", try whole(.lognormal(logMean: 0, logSD: 0.5))),
    ]
  }

  @Test(
    .enabled(
      if: Peers.has("stats/stats_reference.json"),
      "stats/stats_reference.json is not beside the package; set CASUS_PEERS to its folder"))
  func quantilesAgreeWithTheReferences() throws {
    let file = try JSONDecoder().decode(File.self, from: Peers.data("stats/stats_reference.json"))
    var checked: Set<String> = ["student_t(4)"]
    for (name, distribution) in try Self.distributions() {
      let expected = try #require(file.quantiles.values[name])
      for (p, text) in zip(file.quantiles.p, expected) {
        let value = try #require(Double(text))
        let found = p <= 0.5 ? distribution.quantile(p) : distribution.upperQuantile(1 - p)
        // 1 - p has an error of 1e-16, which the far upper tail multiplies.
        #expect(abs(found - value) <= 1e-9 * abs(value) + 1e-16, "\(name) \(p)")
        #expect(abs(distribution.cdf(value) - p) <= 1e-9 * p, "\(name) \(p)")
        // So does the last digit of a value next to the end of its range.
        #expect(abs(distribution.survival(value) - (1 - p)) <= 1e-5 * (1 - p), "\(name) \(p)")
      }
      checked.insert(name)
    }
    #expect(checked == Set(file.quantiles.values.keys))
    let student = try #require(file.quantiles.values["student_t(4)"])
    for (p, text) in zip(file.quantiles.p, student) {
      let value = try #require(Double(text))
      #expect(abs(StudentT.quantile(p, degreesOfFreedom: 4) - value) <= 1e-9 * abs(value) + 1e-16)
    }
  }
}
