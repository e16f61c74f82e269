import CasusSampling

/// The error in units in the last place of the reference, which has more digits than Float64.
#if arch(x86_64)
  typealias Reference = Float80
#else
  typealias Reference = Double
#endif

func ulps(_ found: Double, _ reference: Reference) -> Double {
  Double(abs(Reference(found) - reference) / Reference(Double(reference).ulp))
}

func relativeError(_ found: Double, _ reference: Reference) -> Double {
  reference == 0 ? abs(found) : Double(abs(Reference(found) - reference) / abs(reference))
}

/// Numbers between 0 and 1 that are the same in every run of the tests.
func uniforms(_ count: Int, _ name: String) -> [Double] {
  let stream = Stream(seed: 2024, name: .other(kind: "test", name))
  return (0..<UInt64(count)).map { UniformVariate.value(of: stream.word(at: $0)) }
}
