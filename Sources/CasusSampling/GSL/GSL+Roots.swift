internal import CGSL

extension GSL {
  /// The root of a continuous function in a bracket, by GSL's version of Brent's method.
  ///
  /// - Parameters:
  ///   - bracket: An interval at whose ends the function has different signs, or is zero.
  ///   - tolerance: How wide the last bracket may be, relative to its lesser end's magnitude and absolute.
  /// - Returns: The root, or nil where the signs are equal, a value is not finite or 200 steps do not do.
  static func root(
    in bracket: ClosedRange<Double>, tolerance: Double = 1e-13, of body: (Double) -> Double
  ) -> Double? {
    prepare()
    let low = bracket.lowerBound
    let high = bracket.upperBound
    let atLow = body(low)
    let atHigh = body(high)
    if atLow == 0 { return low }
    if atHigh == 0 { return high }
    guard atLow.isFinite, atHigh.isFinite, (atLow < 0) != (atHigh < 0) else { return nil }
    guard let solver = gsl_root_fsolver_alloc(casus_brent_method()) else { return nil }
    defer { gsl_root_fsolver_free(solver) }

    return withoutActuallyEscaping(body) { escaping in
      var boxed = Closure(call: escaping)
      return withUnsafeMutablePointer(to: &boxed) { pointer -> Double? in
        var function = gsl_function(
          function: { x, context in
            context?.assumingMemoryBound(to: Closure.self).pointee.call(x) ?? .nan
          },
          params: pointer)
        return withUnsafeMutablePointer(to: &function) { function -> Double? in
          guard gsl_root_fsolver_set(solver, function, low, high) == 0 else { return nil }
          for _ in 0..<200 {
            guard gsl_root_fsolver_iterate(solver) == 0 else { return nil }
            let left = gsl_root_fsolver_x_lower(solver)
            let right = gsl_root_fsolver_x_upper(solver)
            let status = gsl_root_test_interval(left, right, tolerance, tolerance)
            if status == 0 { return gsl_root_fsolver_root(solver) }
          }
          return nil
        }
      }
    }
  }

  private struct Closure {
    let call: (Double) -> Double
  }
}
