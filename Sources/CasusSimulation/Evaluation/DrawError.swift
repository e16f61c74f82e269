public import CasusExpressions
import CasusRulebook

/// An expression that failed in a draw, so that the run has no result (section 3.1.7).
public struct DrawError: Error, Sendable {
  /// The draw's index; nil for the central request.
  public let draw: UInt64?
  /// What failed, with its file and place.
  public let failure: EvaluationError
  /// The names that the expression reads, through facts too, with their values; nil where a name itself failed.
  public let values: [NamedValue]

  /// A name and its value in the draw.
  public struct NamedValue: Sendable {
    /// The name, as expressions write it.
    public let name: String
    /// Its value; nil where it has none because its own expression failed.
    public let value: Value?
  }

  /// The error as something to show.
  public var diagnostic: Diagnostic {
    diagnostic(draw.map { "in draw \($0)" } ?? "for the central request")
  }

  /// The error as something to show, with the words that say in which request it is.
  func diagnostic(_ place: String) -> Diagnostic {
    let list = values.map { "\($0.name) = \($0.value?.description ?? "no value")" }
    return Diagnostic(
      failure.code, in: failure.source, at: failure.span, "\(failure.message) \(place)",
      notes: list.isEmpty ? [] : ["Values: \(list.joined(separator: ", "))."],
      hint: nil)
  }
}
