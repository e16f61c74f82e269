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
      let hasCorners = quantile.distribution.parent.hasCorners
      let most = hasCorners ? Limits.mostBitsWithCorners : Limits.mostBits
      let finest = min(exponent, isInterior ? most : Limits.mostTailBits)
      let outer = 0x1p-33 * Double(UInt64(1) << UInt64(exponent))

      let aim = isInterior ? Limits.interiorAim : Limits.tailAim
      // Samples lie closer than the cells' ends, to measure the error in between.
      let perCell = hasCorners ? 4 : 2
      var bits = min(Limits.leastBits, finest)
      var samples = (0...(perCell << bits)).map { step in
        quantile.exact(tail: outer * (1 + Double(step) / Double(perCell << bits)), isUpper: isUpper)
      }
      var check = Check(samples, perCell: perCell, quantile, outer: outer)
      while check.error > aim, bits < finest {
        bits += 1
        samples = Self.refined(samples) { place in
          quantile.exact(tail: outer * (1 + place), isUpper: isUpper)
        }
        check = Check(samples, perCell: perCell, quantile, outer: outer)
      }
      self.bits = bits
      nodes = stride(from: 0, to: samples.count - 1, by: perCell).map {
        quantile.rounded(samples[$0])
      }
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

  /// How far straight lines between the cells' ends miss the samples in between.
  private struct Check {
    /// The greatest miss, in the units of ``RoundedQuantile/relative(error:at:)``.
    var error = 0.0
    var interiorError = 0.0
    var worstTail = 0.5

    init(_ samples: [Double], perCell: Int, _ quantile: RoundedQuantile, outer: Double) {
      for cell in stride(from: 0, to: samples.count - 1, by: perCell) {
        let left = quantile.rounded(samples[cell])
        let right = quantile.rounded(samples[cell + perCell])
        for step in 1..<perCell {
          let exact = samples[cell + step]
          let line = left + (right - left) * (Double(step) / Double(perCell))
          let miss = quantile.relative(error: line - exact, at: exact)
          error = max(error, miss)
          let tail = outer * (1 + Double(cell + step) / Double(samples.count - 1))
          if tail >= 0.05, miss > interiorError {
            interiorError = miss
            worstTail = tail
          }
        }
      }
    }
  }
}
