/// Why a text is no condition.
///
/// The diagnostic is boxed: a large error would take its place on the stack once for each `try` of each function,
/// and the parser recurses.
indirect enum SyntaxError: Error {
  case invalid(Diagnostic)

  var diagnostic: Diagnostic {
    switch self {
    case .invalid(let diagnostic): diagnostic
    }
  }
}

extension ExpressionSource {
  func diagnostic(
    _ code: String, _ range: Range<Int>, _ message: String, notes: [String] = [], hint: String? = nil
  ) -> SyntaxError {
    .invalid(Diagnostic(code, in: file, at: span(of: range), message, notes: notes, hint: hint))
  }
}
