extension Double {
  /// The number rounded to 24 bits of significand, ties to even; the exponent keeps Float64's range.
  ///
  /// Within Float32's normal range this is the value of `Float(self)`. Two libraries whose last bits put
  /// a number on different sides of a rounding boundary still give different results, about once in
  /// 2^28 numbers; a table's fingerprint shows it.
  var roundedTo24Bits: Double { rounded(toBits: 24) }

  /// The number rounded to some bits of significand, from 1 to 53, ties to even.
  func rounded(toBits bits: UInt64) -> Double {
    guard isFinite, bits < 53 else { return self }
    let dropped = 53 - bits
    let lowestKept = (bitPattern >> dropped) & 1
    let rounded = bitPattern &+ ((1 << (dropped - 1)) - 1) &+ lowestKept
    return Double(bitPattern: (rounded >> dropped) << dropped)
  }
}
