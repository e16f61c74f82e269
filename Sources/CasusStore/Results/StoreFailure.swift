public import CasusExpressions
import GRDB

/// Why a results file cannot be used, or what it does not hold.
public struct StoreFailure: Error, Hashable, Sendable {
  /// What kind of failure it is, which decides the exit code.
  public enum Kind: Hashable, Sendable {
    /// What was asked for, or the file itself, is not as it must be.
    case badInput
    /// There is no such file.
    case missing
    /// The file cannot be written.
    case cannotWrite
    /// The file cannot be read.
    case cannotRead
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What to tell the user.
  public let diagnostic: Diagnostic

  init(_ kind: Kind, _ code: String, in source: String, _ message: String, hint: String? = nil) {
    self.kind = kind
    diagnostic = Diagnostic(code, in: source, at: nil, message, hint: hint)
  }

  /// What SQLite says, in words.
  init(_ error: any Error, in path: String, writing: Bool) {
    guard let error = error as? DatabaseError else {
      self.init(
        writing ? .cannotWrite : .cannotRead, writing ? "cannot-write" : "cannot-read", in: path,
        "the results file cannot be \(writing ? "written" : "read"): \(error)")
      return
    }
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_NOTADB:
      self.init(
        .badInput, "not-a-store", in: path, "this is no results file of Casus, nor any other SQLite file",
        hint: "results files are what 'casus run --save' writes")
    case .SQLITE_CORRUPT:
      self.init(
        .badInput, "damaged-store", in: path, "the results file is damaged: \(reason)",
        hint: "what can be saved of it: sqlite3 \(path) .recover")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        writing ? .cannotWrite : .cannotRead, "locked-store", in: path,
        "another process is writing to the results file", hint: "try again when it has finished")
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        .cannotWrite, "cannot-write", in: path, "the results file may only be read, not written",
        hint: "name another with --store FILE")
    case .SQLITE_FULL:
      self.init(
        .cannotWrite, "cannot-write", in: path,
        "there is no room left on the disk; nothing was saved, and what was saved before is as it was")
    default:
      self.init(
        writing ? .cannotWrite : .cannotRead, writing ? "cannot-write" : "cannot-read", in: path,
        "the results file cannot be \(writing ? "written" : "read"): \(reason)")
    }
  }
}
