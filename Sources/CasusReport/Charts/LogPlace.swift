import CasusSampling

/// Places on a logarithmic axis.
enum LogPlace {
  /// How far a value lies between two others by their logarithms: 0 at the first, 1 at the second; all are positive.
  static func share(of value: Double, from low: Double, to high: Double) -> Double {
    (Kernel.log(value) - Kernel.log(low)) / (Kernel.log(high) - Kernel.log(low))
  }
}

extension LogPlace {
  /// The value at a place: 0 is the first, 1 the second.
  static func value(at share: Double, from low: Double, to high: Double) -> Double {
    Kernel.exp(Kernel.log(low) + share * (Kernel.log(high) - Kernel.log(low)))
  }
}
