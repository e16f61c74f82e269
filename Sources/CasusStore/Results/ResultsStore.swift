import CasusExpressions
import GRDB
import Glibc

/// A results file: runs in one SQLite file, of which `Documentation/store.md` tells the form.
///
/// Whatever is written is one transaction: a process that is killed on the way leaves the file as it was.
public final class ResultsStore: Sendable {
  /// What the file is opened for.
  public enum Access: Hashable, Sendable {
    /// To read what is there.
    case reading
    /// To change it, or to make it where there is none.
    case writing
  }

  /// The file's path.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a results file; for writing, one that does not exist is made, with its folder.
  ///
  /// - Parameter patience: How long to wait, in seconds, while another process has locked the file.
  /// - Throws: ``StoreFailure``: there is none, it is no results file, one of a newer tool, or it stays locked.
  public init(_ path: String, for access: Access, patience: Double = 10) throws(StoreFailure) {
    self.path = path
    let exists = Glibc.access(path, F_OK) == 0
    if !exists {
      guard access == .writing else {
        throw StoreFailure(
          .missing, "missing-file", in: path, "there is no such results file",
          hint: "'casus run --save' makes it; --store FILE names another")
      }
      try Self.makeFolder(of: path)
    }
    let isWritable = !exists || Glibc.access(path, W_OK) == 0
    guard isWritable || access == .reading else {
      throw StoreFailure(
        .cannotWrite, "cannot-write", in: path, "the results file may only be read, not written",
        hint: "name another with --store FILE")
    }
    var configuration = Configuration()
    configuration.readonly = !isWritable
    configuration.busyMode = .timeout(patience)
    configuration.allowsUnsafeTransactions = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.isFolder(path)
        ? StoreFailure(.badInput, "not-a-store", in: path, "this is a folder, not a results file")
        : StoreFailure(error, in: path, writing: access == .writing)
    }
    try check(access, isWritable: isWritable)
  }

  /// Reads in one transaction.
  ///
  /// - Parameter writing: Whether the file is opened to be written, so that what fails is the writing.
  func read<Result>(
    writing: Bool = false, _ work: (Database) throws -> Result
  ) throws(StoreFailure) -> Result {
    do {
      return try queue.read(work)
    } catch let failure as StoreFailure {
      throw failure
    } catch {
      throw StoreFailure(error, in: path, writing: writing)
    }
  }

  /// Writes in one transaction.
  func write<Result>(_ work: (Database) throws -> Result) throws(StoreFailure) -> Result {
    do {
      return try queue.write(work)
    } catch let failure as StoreFailure {
      throw failure
    } catch {
      throw StoreFailure(error, in: path, writing: true)
    }
  }

  /// Works without opening a transaction.
  func work<Result>(_ work: (Database) throws -> Result) throws(StoreFailure) -> Result {
    do {
      return try queue.writeWithoutTransaction(work)
    } catch let failure as StoreFailure {
      throw failure
    } catch {
      throw StoreFailure(error, in: path, writing: true)
    }
  }
}

extension ResultsStore {
  private struct Marks {
    let application: Int
    let version: Int
    let isEmpty: Bool
  }

  private func check(_ access: Access, isWritable: Bool) throws(StoreFailure) {
    let marks = try read(writing: access == .writing) { db in
      Marks(
        application: try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        version: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
        isEmpty: try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0)
    }
    if marks.isEmpty, marks.application == 0 {
      guard access == .writing else {
        throw StoreFailure(
          .badInput, "not-a-store", in: path, "the file is empty: no results were saved in it",
          hint: "'casus run --save' saves them")
      }
    } else {
      guard marks.application == ResultsSchema.applicationID else {
        throw StoreFailure(
          .badInput, "not-a-store", in: path,
          "this is an SQLite file, but no results file of Casus, and is left as it is",
          hint: "name another with --store FILE")
      }
      guard marks.version <= ResultsSchema.version else {
        throw StoreFailure(
          .badInput, "newer-store", in: path,
          "the results file has form \(marks.version), made by a newer casus; this one knows forms up to "
            + "\(ResultsSchema.version)", hint: "use the newer casus, or another file with --store FILE")
      }
    }
    guard marks.version < ResultsSchema.version else { return }
    guard isWritable else {
      throw StoreFailure(
        .cannotWrite, "cannot-write", in: path,
        "the results file has the older form \(marks.version), and may not be written to bring it up to date",
        hint: "copy it to where it can be written")
    }
    do {
      try ResultsSchema.migrator.migrate(queue)
    } catch {
      throw StoreFailure(error, in: path, writing: true)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes the folder that a file is to be in, and those above it.
  private static func makeFolder(of path: String) throws(StoreFailure) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices.map({ $0 + 1 }) {
      let folder = parts.prefix(count).joined(separator: "/")
      guard !folder.isEmpty, !isFolder(folder) else { continue }
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        throw StoreFailure(
          .cannotWrite, "cannot-write", in: folder,
          "the folder cannot be made: \(String(cString: strerror(errno)))")
      }
    }
  }
}
