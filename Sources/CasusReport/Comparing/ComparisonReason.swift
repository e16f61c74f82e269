public import CasusAnalysis
public import CasusRulebook

/// Why two sides of a comparison differ.
public enum ComparisonReason: Sendable {
  /// What each edit from the one to the other does.
  case ledger(Ledger, edits: [Edit])
  /// There is no ledger, and why, in a sentence.
  case unknown(String)
  /// It takes long to find out: a sentence that says so, and the command that does.
  case long(String, command: String)
}
