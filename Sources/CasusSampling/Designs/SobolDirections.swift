/// The direction numbers of one dimension of a Sobol' sequence in base 2.
///
/// Source: I. M. Sobol', "On the distribution of points in a cube and the approximate evaluation of
/// integrals", USSR Comput. Math. Math. Phys. 7.4 (1967) 86-112, doi:10.1016/0041-5553(67)90144-9, with the
/// recurrence as in P. Bratley, B. L. Fox, "Algorithm 659", ACM TOMS 14 (1988) 88-100,
/// doi:10.1145/42288.214372. For the polynomial x^s + a(1) x^(s-1) + ... + a(s-1) x + 1 over the field of
/// two elements, the odd numbers m(i) < 2^i are given up to i = s, and then
///
///     m(i) = 2 a(1) m(i-1) xor ... xor 2^(s-1) a(s-1) m(i-s+1) xor 2^s m(i-s) xor m(i-s)
///
/// The direction number v(i) = m(i) / 2^i is kept as its 32 digits after the point.
public struct SobolDirections: Hashable, Sendable {
  /// The 32 direction numbers with their bits reversed, so that the digit worth 1/2 is the lowest bit.
  ///
  /// Bit *b* of an index stands for the number at place *b*.
  public let reversed: [UInt32]

  /// The numbers of a dimension of ``SobolTable``, from 0; nil beyond its end.
  public init?(dimension: Int) {
    guard let (polynomial, initial) = SobolTable.entry(dimension) else { return nil }
    self.init(polynomial: polynomial, initial: initial)
  }

  /// The numbers that a polynomial continues.
  ///
  /// - Parameters:
  ///   - polynomial: Its coefficients as bits, that of x^s the highest. 1 stands for the van der Corput
  ///     sequence, all of whose m(i) are 1.
  ///   - initial: m(1) to m(s), each odd and m(i) < 2^i.
  init(polynomial: UInt32, initial: some Sequence<UInt32>) {
    let degree = 31 - polynomial.leadingZeroBitCount
    var numbers = degree == 0 ? [UInt32](repeating: 1, count: 32) : Array(initial)
    for index in stride(from: numbers.count, to: 32, by: 1) {
      var number = numbers[index - degree] ^ (numbers[index - degree] &<< UInt32(degree))
      for lag in stride(from: 1, to: degree, by: 1) where polynomial >> UInt32(degree - lag) & 1 == 1 {
        number ^= numbers[index - lag] &<< UInt32(lag)
      }
      numbers.append(number)
    }
    // v(i) has m(i) in its upper i bits.
    reversed = numbers.enumerated().map { ($1 &<< UInt32(31 - $0)).reversedBits }
  }

  /// The digits of the point at an index, the first of them lowest: the exclusive or of the numbers at the
  /// index's set bits.
  ///
  /// Points are in the order of their index, not of its Gray code.
  public func reversedPoint(at index: UInt32) -> UInt32 {
    var point: UInt32 = 0
    var rest = index
    while rest != 0 {
      point ^= reversed[rest.trailingZeroBitCount]
      rest &= rest &- 1
    }
    return point
  }
}
