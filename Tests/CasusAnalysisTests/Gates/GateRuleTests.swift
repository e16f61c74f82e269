import CasusAnalysis
import CasusSampling
import Testing

@Suite("The rule by which gates decide")
struct GateRuleTests {
  /// SciPy 1.17: norm.isf(1e-4/24) and t.isf(1e-4/24, 31).
  @Test("reaches as far as the normal and Student's t distribution at an error of 1e-4/24 a side")
  func halfWidths() {
    #expect(abs(GateRule(.random).halfWidth - 4.456436336) < 1e-4)
    #expect(abs(GateRule(.latin).halfWidth - 5.330125752) < 1e-8)
    #expect(GateRule(.latin).halfWidth == GateRule(.sobol).halfWidth)
  }

  @Test("passes and fails only where the whole interval lies on one side")
  func decisions() {
    let rule = GateRule(.random)
    #expect(rule.decide(0.7, standardError: 0.01, within: 0.5...1) == .passed)
    #expect(rule.decide(0.4, standardError: 0.01, within: 0.5...1) == .failed)
    #expect(rule.decide(0.52, standardError: 0.01, within: 0.5...1) == .inconclusive)
    #expect(rule.decide(0.48, standardError: 0.01, within: 0.5...1) == .inconclusive)
    #expect(rule.decide(0.6, standardError: 0.01, within: 0.58...0.62) == .inconclusive)
    #expect(rule.decide(.nan, standardError: 0.01, within: 0...1) == .inconclusive)
  }

  @Test("decides a proved value at once, at the very end of the range too")
  func provedValues() {
    let rule = GateRule(.random)
    #expect(rule.decide(0.5, standardError: 0, within: 0.5...1) == .passed)
    #expect(rule.decide(0.5.nextDown, standardError: 0, within: 0.5...1) == .failed)
  }

  @Test("is wrong less often than its error, over all looks at a fair coin's running mean")
  func wrongDecisions() {
    // The truth is 0.5, on the wrong side of a bound a hair above it: passing is the error.
    let rule = GateRule(.random)
    var wrong = 0
    for gate in 0..<400 {
      let stream = Stream(seed: 7, name: .factor("gate\(gate)"))
      var sum = 0.0
      var done = 0
      var isDecided = false
      for look in 0..<8 where !isDecided {
        for index in done..<(64 << look) { sum += stream.word(at: UInt64(index)) >> 31 == 1 ? 1 : 0 }
        done = 64 << look
        let mean = sum / Double(done)
        let error = (mean * (1 - mean) / Double(done)).squareRoot()
        let decision = rule.decide(mean, standardError: error, within: 0.5.nextUp...1)
        if decision == .passed { wrong += 1 }
        isDecided = decision != .inconclusive
      }
    }
    #expect(wrong == 0)
  }
}
