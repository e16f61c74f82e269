extension QuantileTable {
  /// One octave of tail shares, cut into the least power of two of cells that is fine enough.
  struct Octave {
    /// The binary logarithm of the number of cells.
    let bits: Int
    /// The cells' outer ends, from the tail inward; the inner end of the last is the next octave's first.
    let nodes: [Double]
    /// The greatest error found between the 5% and the 95% quantile, in units of that width; else 0.
    let interiorError: Double
    /// The share below the value where that error was found.
    let worstShare: Double

    init(_ quantile: RoundedQuantile, isUpper: Bool, leadingZeros: Int) {
      let exponent = 31 - leadingZeros
      let isInterior = leadingZeros <= Limits.lastInteriorOctave
      // The words are 2 apart in v, so cells finer than 1 would hold none.
      let finest = min(exponent, (isInterior ? Limits.interiorBits : Limits.tailBits).upperBound)
      let outer = 0x1p-33 * Double(UInt64(1) << UInt64(exponent))

      // Two bits more than the cells need: their quarters are where the error is measured.
      var bits = min(Limits.interiorBits.lowerBound, finest)
      var samples = (0...(4 << bits)).map { step in
        quantile.exact(tail: outer * (1 + Double(step) / Double(4 << bits)), isUpper: isUpper)
      }
      var check = Check(samples, quantile, outer: outer)
      while check.error > Limits.aim, bits < finest {
        bits += 1
        samples = Self.refined(samples) { place in
          quantile.exact(tail: outer * (1 + place), isUpper: isUpper)
        }
        check = Check(samples, quantile, outer: outer)
      }
      self.bits = bits
      nodes = stride(from: 0, to: samples.count - 1, by: 4).map { quantile.rounded(samples[$0]) }
      interiorError = check.interiorError
      worstShare = isUpper ? 1 - check.worstTail : check.worstTail
    }

    /// The samples with one more between each two, at its place from 0 to 1 in the octave.
    private static func refined(_ samples: [Double], at value: (Double) -> Double) -> [Double] {
      let count = 2 * (samples.count - 1)
      return (0...count).map { step in
        step.isMultiple(of: 2) ? samples[step / 2] : value(Double(step) / Double(count))
      }
    }
  }

  /// How far straight lines between every fourth sample miss the three in between.
  private struct Check {
    /// The greatest miss, in the units of ``RoundedQuantile/relative(error:at:)``.
    var error = 0.0
    var interiorError = 0.0
    var worstTail = 0.5

    init(_ samples: [Double], _ quantile: RoundedQuantile, outer: Double) {
      for cell in stride(from: 0, to: samples.count - 1, by: 4) {
        let left = quantile.rounded(samples[cell])
        let right = quantile.rounded(samples[cell + 4])
        for quarter in 1...3 {
          let exact = samples[cell + quarter]
          let line = left + (right - left) * (Double(quarter) / 4)
          let miss = quantile.relative(error: line - exact, at: exact)
          error = max(error, miss)
          let tail = outer * (1 + Double(cell + quarter) / Double(samples.count - 1))
          if tail >= 0.05, miss > interiorError {
            interiorError = miss
            worstTail = tail
          }
        }
      }
    }
  }
}
