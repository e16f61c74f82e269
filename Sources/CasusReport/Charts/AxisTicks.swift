/// Round values for an axis.
enum AxisTicks {
  /// Multiples of 1, 2 or 5 times a power of ten between two values, at most `most` of them, at least one.
  static func linear(from low: Double, to high: Double, most: Int) -> [Double] {
    guard low.isFinite, high.isFinite, low < high, most > 1 else { return low.isFinite ? [low] : [] }
    for exponent in exponents(around: (high - low) / Double(most)) {
      for factor in [1.0, 2, 5] {
        let step = factor * power(exponent)
        let first = (low / step - 1e-9).rounded(.up)
        let last = (high / step + 1e-9).rounded(.down)
        guard last >= first, last - first + 1 <= Double(most) else { continue }
        return stride(from: first, through: last, by: 1).map { exact($0, times: factor, exponent) }
      }
    }
    return [low]
  }

  /// Powers of ten between two positive values, and twice and five times these where there is room for them.
  ///
  /// Values less than a factor of three apart are ticked as on a linear axis.
  static func logarithmic(from low: Double, to high: Double, most: Int) -> [Double] {
    guard low > 0, high.isFinite, low < high, most > 1 else { return low.isFinite ? [low] : [] }
    guard high / low > 3 else { return linear(from: low, to: high, most: most) }
    for factors in [[1.0, 2, 5], [1, 3], [1]] {
      let ticks = logarithmic(factors, from: low, to: high)
      if ticks.count <= most, ticks.count > 1 { return ticks }
    }
    let decades = logarithmic([1], from: low, to: high)
    guard decades.count > most else { return linear(from: low, to: high, most: most) }
    let stride = (decades.count + most - 1) / most
    return decades.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
  }

  private static func logarithmic(_ factors: [Double], from low: Double, to high: Double) -> [Double] {
    var ticks: [Double] = []
    for exponent in (exponents(around: low).first ?? 0)...(exponents(around: high).last ?? 0) {
      for factor in factors {
        let value = exact(factor, times: 1, exponent)
        if value >= low * (1 - 1e-9), value <= high * (1 + 1e-9) { ticks.append(value) }
      }
    }
    return ticks
  }

  /// The powers of ten about a positive value.
  private static func exponents(around value: Double) -> ClosedRange<Int> {
    var exponent = 0
    var rest = value
    while rest >= 10, exponent < 308 {
      rest /= 10
      exponent += 1
    }
    while rest < 1, rest > 0, exponent > -307 {
      rest *= 10
      exponent -= 1
    }
    return (exponent - 1)...(exponent + 1)
  }

  private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  /// A whole number times a factor and a power of ten, without the dust of repeated addition.
  private static func exact(_ count: Double, times factor: Double, _ exponent: Int) -> Double {
    let whole = count * factor
    guard whole.magnitude < 1e15 else { return whole * power(exponent) }
    return Double("\(Int(whole))e\(exponent)") ?? whole * power(exponent)
  }
}
