import CColumns
import CasusSampling
import Foundation
import Testing

@testable import CasusSimulation

/// A million inputs of each elementary kernel against the C library's functions in more digits than Float64 has.
///
/// The plainest instruction set is measured; the others give its bits on a million inputs each.
@Suite struct EngineKernelReferenceTests {
  #if arch(x86_64)
    typealias Wide = Float80
  #else
    typealias Wide = Double
  #endif
  static let count = 1 << 20

  static func spread(_ low: Double, _ high: Double) -> [Double] {
    // Steps that are no round fractions, so that the inputs' last digits are anything.
    (0..<count).map { low + (high - low) * (Double($0) + 0.382) / Double(count) }
  }

  /// The greatest error in units in the last place of the true value.
  static func worst(
    _ found: [Double], _ inputs: [Double], _ exact: (Wide) -> Wide
  ) -> Double {
    var worst = 0.0
    for (value, input) in zip(found, inputs) {
      let truth = exact(Wide(input))
      worst = max(worst, Double(abs(Wide(value) - truth) / Wide(Double(truth).ulp)))
    }
    return worst
  }

  static func plain(_ operation: casus_operation, _ inputs: [Double]) throws -> (
    first: [Double], second: [Double]
  ) {
    try EngineKernelTests.run(operation, on: EngineKernelTests.sets[0], inputs, gives: Double.self)
  }

  @Test(arguments: [(-700.0, 700.0), (-1.0, 1.0)]) func exponential(low: Double, high: Double) throws {
    let inputs = Self.spread(low, high)
    #expect(Self.worst(try Self.plain(CASUS_exp, inputs).first, inputs) { exp($0) } < 1)
  }

  @Test(arguments: [(1e-9, 50.0), (0.9, 1.1)]) func logarithm(low: Double, high: Double) throws {
    let inputs = Self.spread(low, high)
    #expect(Self.worst(try Self.plain(CASUS_log, inputs).first, inputs) { log($0) } < 1)
  }

  @Test func logistic() throws {
    let inputs = Self.spread(-40, 40)
    let found = try Self.plain(CASUS_logistic, inputs)
    #expect(Self.worst(found.first, inputs) { 1 / (1 + exp(-$0)) } < 3)
    #expect(Self.worst(found.second, inputs) { 1 / (1 + exp($0)) } < 3)
  }

  @Test func normalDistributionFunction() throws {
    let inputs = Self.spread(-9, 9)
    let root = Wide(2).squareRoot()
    #expect(Self.worst(try Self.plain(CASUS_normal_cdf, inputs).first, inputs) { erfc(-$0 / root) / 2 } < 10)
  }

  /// The words' normals, by how far the true distribution function is from the word's uniform.
  @Test func normalQuantile() throws {
    let words = (0..<UInt32(Self.count)).map { $0 &* 4_097 &+ 77 }
    let found = try EngineKernelTests.run(
      CASUS_normal, on: EngineKernelTests.sets[0], words, gives: Double.self
    ).first
    let root = Wide(2).squareRoot()
    let scale = 1 / (2 * Wide.pi).squareRoot()
    var worst = 0.0
    for (word, z) in zip(words, found) {
      let uniform = Wide(UniformVariate.value(of: word))
      // In the nearer tail, where no digits are lost.
      let tail = z < 0 ? uniform : 1 - uniform
      let size = Wide(abs(z))
      let miss = erfc(size / root) / 2 - tail
      let error = abs(miss / (scale * exp(-size * size / 2)))
      worst = max(worst, Double(error / max(size, 1e-3)))
    }
    #expect(worst < 1e-15)
  }
}
