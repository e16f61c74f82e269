import ArgumentParser
import CasusExpressions

/// Why a command cannot go on: what to tell the user, and the exit code.
struct Failure: Error {
  /// The exit codes that scripts can rely on.
  enum Code: Int32 {
    case failed = 1
    case inconclusive = 3
    case badInput = 65
    case missingFile = 66
    case cannotWrite = 73
    case cannotRead = 74
    case interrupted = 130
  }

  let code: Code
  /// What is wrong with the input, where that is the reason.
  let diagnostics: [Diagnostic]

  init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    self.diagnostics = diagnostics
  }

  init(_ code: Code, in source: String, _ message: String, hint: String? = nil) {
    let slug =
      switch code {
      case .failed: "failed"
      case .inconclusive: "inconclusive"
      case .badInput: "bad-input"
      case .missingFile: "missing-file"
      case .cannotWrite: "cannot-write"
      case .cannotRead: "cannot-read"
      case .interrupted: "interrupted"
      }
    self.init(code, [Diagnostic(slug, in: source, at: nil, message, hint: hint)])
  }
}
