import CasusAnalysis
import CasusSampling
import CasusSimulation
import Testing

@Suite("The rule by which gates decide")
struct GateRuleTests {
  /// SciPy 1.17: norm.isf(1e-4/24) and t.isf(1e-4/24, 31).
  @Test("reaches as far as the normal and Student's t distribution at an error of 1e-4/24 a side")
  func halfWidths() {
    #expect(abs(GateRule().halfWidth(degreesOfFreedom: nil) - 4.456436336) < 1e-8)
    #expect(abs(GateRule().halfWidth(degreesOfFreedom: 31) - 5.330125752) < 1e-8)
  }

  @Test("passes and fails only where the whole interval lies on one side")
  func decisions() {
    let rule = GateRule()
    #expect(rule.decide(RunEstimate(value: 0.7, standardError: 0.01), within: 0.5...1) == .passed)
    #expect(rule.decide(RunEstimate(value: 0.4, standardError: 0.01), within: 0.5...1) == .failed)
    #expect(rule.decide(RunEstimate(value: 0.52, standardError: 0.01), within: 0.5...1) == .inconclusive)
    #expect(rule.decide(RunEstimate(value: 0.48, standardError: 0.01), within: 0.5...1) == .inconclusive)
    #expect(rule.decide(RunEstimate(value: 0.6, standardError: 0.01), within: 0.58...0.62) == .inconclusive)
    #expect(rule.decide(RunEstimate(value: .nan, standardError: 0.01), within: 0...1) == .inconclusive)
  }

  @Test("decides a proved value at once, at the very end of the range too")
  func provedValues() {
    let rule = GateRule()
    #expect(rule.decide(RunEstimate(value: 0.5, standardError: 0), within: 0.5...1) == .passed)
    #expect(rule.decide(RunEstimate(value: 0.5.nextDown, standardError: 0), within: 0.5...1) == .failed)
  }

  @Test(
    "is wrong no more often than its error, over all looks; without sharing it among the looks it would be")
  func wrongDecisions() {
    // 400 gates at an error of 0.2, of which one side has a half: 40 wrong ones are to be expected at most, and five standard
    // deviations more would be 70. Five times that error at each look, which is what not sharing it comes to, is too often.
    #expect(wrongDecisions(GateRule(error: 0.2, looks: 8)) <= 40)
    #expect(wrongDecisions(GateRule(error: 0.2, looks: 1)) > 70)
  }

  @Test(
    "Errors from few replicates take Student's t; by the normal distribution they would be wrong too often")
  func replicates() {
    // Four replicates, so that the two are far apart: a tail of 0.01 is 4.54 standard errors instead of 2.33.
    let rule = GateRule(error: 0.02, looks: 1)
    #expect(wrongOfReplicates(rule, degreesOfFreedom: 3) <= 40)
    #expect(wrongOfReplicates(rule, degreesOfFreedom: nil) > 70)
  }

  /// Of 400 gates with eight looks at a fair coin's running mean, how many find it above 0.5.
  private func wrongDecisions(_ rule: GateRule) -> Int {
    (0..<400).count { gate in
      let stream = Stream(seed: 7, name: .factor("gate\(gate)"))
      var sum = 0.0
      var done = 0
      for look in 0..<8 {
        for index in done..<(64 << look) { sum += stream.word(at: UInt64(index)) >> 31 == 1 ? 1 : 0 }
        done = 64 << look
        let mean = sum / Double(done)
        let error = (mean * (1 - mean) / Double(done)).squareRoot()
        switch rule.decide(RunEstimate(value: mean, standardError: error), within: 0.5.nextUp...1) {
        case .passed: return true
        case .failed: return false
        case .inconclusive: continue
        }
      }
      return false
    }
  }

  /// Of 2,000 gates with one look at four means of 64 tosses of a fair coin, how many find it above 0.5.
  private func wrongOfReplicates(_ rule: GateRule, degreesOfFreedom: Int?) -> Int {
    (0..<2_000).count { gate in
      let stream = Stream(seed: 11, name: .factor("gate\(gate)"))
      let means = (0..<4).map { replicate in
        Double((0..<64).count { stream.word(at: UInt64(64 * replicate + $0)) >> 31 == 1 }) / 64
      }
      let mean = means.reduce(0, +) / 4
      let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
      let estimate = RunEstimate(
        value: mean, standardError: (variance / 4).squareRoot(), degreesOfFreedom: degreesOfFreedom)
      return rule.decide(estimate, within: 0.5.nextUp...1) == .passed
    }
  }
}
