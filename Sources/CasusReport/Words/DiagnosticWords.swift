import CasusExpressions

extension Diagnostic {
  /// Where and what, in one line: `x.yaml:3:7: a warning`.
  var text: String {
    var place = source
    if let start = span?.start { place += ":\(start.line):\(start.column)" }
    return "\(place): \(message)"
  }
}
