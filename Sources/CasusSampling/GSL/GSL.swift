internal import CGSL

/// The one door to the GNU Scientific Library: every wrapper calls ``prepare()`` first.
///
/// GSL goes through the C library's `exp` and `log`, whose last bits differ between processors, so
/// nothing from it reaches a draw except through tables rounded to 24 bits.
enum GSL {
  /// Turns off GSL's error handler, which would end the process; errors then show as what is not a
  /// number or as return codes, and each wrapper checks for them.
  static func prepare() { _ = handlerIsOff }

  private static let handlerIsOff: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()
}
