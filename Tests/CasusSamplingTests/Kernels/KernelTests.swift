@testable import CasusSampling
import Foundation
import Testing

@Suite struct KernelTests {
  @Test func exponentialAgreesWithHighPrecision() {
    for (x, expected) in KernelReferences.exp { #expect(ulps(Kernel.exp(x), Reference(expected)) <= 1) }
    #expect(Kernel.exp(0) == 1)
    #expect(Kernel.exp(710) == .infinity)
    #expect(Kernel.exp(.infinity) == .infinity)
    #expect(Kernel.exp(-746) == 0)
    #expect(Kernel.exp(-.infinity) == 0)
    #expect(Kernel.exp(.nan).isNaN)
  }

  @Test func exponentialIsWithinOneUlpOverItsRange() {
    var worst = 0.0
    for u in uniforms(200_000, "exp") {
      for x in [-708 + 1417.7 * u, -2 + 4 * u] {
        worst = max(worst, ulps(Kernel.exp(x), exp(Reference(x))))
      }
      let subnormal = -745 + 37 * u
      #expect(ulps(Kernel.exp(subnormal), exp(Reference(subnormal))) <= 1.01)
    }
    print("exp: worst error \(worst) ulp")
    #expect(worst < 1)
  }

  @Test func logarithmAgreesWithHighPrecision() {
    for (x, expected) in KernelReferences.log { #expect(ulps(Kernel.log(x), Reference(expected)) <= 1) }
    #expect(Kernel.log(1) == 0)
    #expect(Kernel.log(0) == -.infinity)
    #expect(Kernel.log(-1).isNaN)
    #expect(Kernel.log(.nan).isNaN)
    #expect(Kernel.log(.infinity) == .infinity)
  }

  @Test func logarithmIsWithinOneUlpOverItsRange() {
    var worst = 0.0
    for u in uniforms(200_000, "log") {
      for x in [u, 0.5 + u, 1 + (u - 0.5) * 1e-3, Kernel.exp(-740 + 1449 * u)] {
        worst = max(worst, ulps(Kernel.log(x), log(Reference(x))))
      }
    }
    print("log: worst error \(worst) ulp")
    #expect(worst < 1)
  }

  @Test func normalQuantileAgreesWithHighPrecisionAndIsOdd() {
    for (p, expected) in KernelReferences.normalQuantile {
      #expect(relativeError(Kernel.normalQuantile(p), Reference(expected)) < 2e-15, "\(p)")
    }
    for u in uniforms(10_000, "odd") { #expect(Kernel.normalQuantile(1 - u) == -Kernel.normalQuantile(u)) }
    #expect(Kernel.normalQuantile(0.5) == 0)
    #expect(Kernel.normalQuantile(0) == -.infinity)
    #expect(Kernel.normalQuantile(1) == .infinity)
    #expect(Kernel.normalQuantile(-0.1).isNaN)
    #expect(Kernel.normalQuantile(.nan).isNaN)
  }

  @Test func normalQuantileIsAccurateFromEndToEnd() {
    var worst = 0.0
    for u in uniforms(50_000, "quantile") {
      for p in [u, u * u * u + 0x1p-33] where p < 0.5 {
        let z = Kernel.normalQuantile(p)
        // One Newton step from there in higher precision is the reference.
        let exact = Reference(z)
        let miss = erfc(-exact / Reference(2).squareRoot()) / 2 - Reference(p)
        let density = exp(-exact * exact / 2) / (2 * Reference.pi).squareRoot()
        worst = max(worst, relativeError(z, exact - miss / density))
      }
    }
    print("normalQuantile: worst relative error \(worst)")
    #expect(worst < 1e-15)
  }

  @Test func normalDistributionFunctionAgreesWithHighPrecision() {
    for (x, expected) in KernelReferences.normalCDF {
      #expect(relativeError(Kernel.normalCDF(x), Reference(expected)) < 2e-15, "\(x)")
    }
    #expect(Kernel.normalCDF(0) == 0.5)
    #expect(Kernel.normalCDF(-.infinity) == 0)
    #expect(Kernel.normalCDF(.infinity) == 1)
    #expect(Kernel.normalCDF(.nan).isNaN)
  }

  @Test func normalDistributionFunctionIsAccurateFromEndToEnd() {
    var absolute = 0.0
    var relative = 0.0
    for u in uniforms(100_000, "cdf") {
      for x in [-9 + 18 * u, -37 * u, 2 * u - 1] {
        let exact = erfc(-Reference(x) / Reference(2).squareRoot()) / 2
        absolute = max(absolute, Double(abs(Reference(Kernel.normalCDF(x)) - exact)))
        if x < 0 { relative = max(relative, relativeError(Kernel.normalCDF(x), exact)) }
      }
    }
    print("normalCDF: worst absolute error \(absolute), relative below 0 \(relative)")
    #expect(absolute < 3e-16)
    #expect(relative < 1e-15)
  }

  @Test func logisticKeepsTheDigitsOfSmallProbabilities() {
    for (x, expected) in KernelReferences.logistic {
      #expect(ulps(Kernel.logistic(x), Reference(expected)) <= 2)
    }
    var worst = 0.0
    for u in uniforms(100_000, "logistic") {
      let x = -40 + 80 * u
      worst = max(worst, ulps(Kernel.logistic(x), 1 / (1 + exp(-Reference(x)))))
    }
    print("logistic: worst error \(worst) ulp")
    #expect(worst < 3)
    #expect(Kernel.logistic(0) == 0.5)
  }

  /// A hash over many results: any change of a bit in a kernel, on any machine, shows here.
  @Test func everyBitOfTheKernelsIsPinned() {
    var hasher = FNV1a64()
    for u in uniforms(20_000, "pin") {
      hasher.combine(Kernel.exp(-40 + 80 * u))
      hasher.combine(Kernel.log(u))
      hasher.combine(Kernel.normalQuantile(u))
      hasher.combine(Kernel.normalCDF(-7 + 14 * u))
      hasher.combine(Kernel.logistic(-40 + 80 * u))
    }
    #expect(hasher.value == 6_611_176_792_911_508_346)
  }

  @Test func roughLogarithmRisesAlongTheLogarithmAndIsInverted() {
    for u in uniforms(100_000, "rough") {
      let x = Kernel.exp(-700 + 1400 * u)
      let rough = Kernel.roughLog2(x)
      let exact = log2(Reference(x))
      #expect(abs(Reference(rough) - exact) < 0.006)
      // A bin of 2,048 over ten octaves.
      let wider = Kernel.roughLog2(x * 1.0034) - rough
      #expect(relativeError(wider, log2(Reference(1.0034))) < 0.02)
      let back = Kernel.roughExp2(rough)
      // What the logarithm's own rounding takes, in a number of this size, and 4 units in the last place.
      #expect(relativeError(back, Reference(x)) < 2 * rough.ulp + 4 * 0x1p-52)
    }
    for power in -1022...1023 {
      #expect(Kernel.roughLog2(Double(sign: .plus, exponent: power, significand: 1)) == Double(power))
    }
  }
}
