import CasusExpressions
import CasusStore

/// What a user named where a scenario's file or a saved run can stand.
///
/// A word with a slash, or one that ends like a file (`.yaml`, `.json` and so on), is a file; no run is called so. Any other
/// word is the file of that name where there is one, else a saved run: its name, its id, or `last`. A folder is no file.
enum NamedInput {
  case file(String)
  case saved(SavedRunAgain)

  /// Finds out what was named.
  ///
  /// - Parameter note: Is told what is to be known of it.
  /// - Throws: That there is neither a file nor a saved run of that name, with names that are near.
  init(
    _ name: String, _ options: StoreOptions, _ library: Library, note: (String) -> Void = { _ in }
  ) throws(Failure) {
    guard !name.hasSuffix(".sqlite") else {
      throw Failure(
        .badInput, in: name,
        "a scenario's file or a saved run is needed here, and this is named like a results file",
        hint: "name it with --store \(name), and its runs by their names")
    }
    if RunName.looksLikeFile(name) || Files.isFile(name) {
      if !RunName.looksLikeFile(name), let id = Self.id(ofRun: name, options) {
        note(
          "note: '\(name)' is a file here, and is taken as one; the saved run of that name is meant by its id, \(id)\n"
        )
      }
      self = .file(name)
      return
    }
    guard Files.exists(options.store) else {
      throw Failure(
        .missingFile, in: name,
        "there is no such scenario file, and no results file '\(options.store)' with a saved run of that name",
        hint: "'casus run --save' saves runs; --store FILE names another results file")
    }
    let store: ResultsStore
    do throws(Failure) {
      store = try options.open(for: .reading)
    } catch {
      throw error.noting("there is no file '\(name)', so that a saved run was looked for")
    }
    try Self.require(name, in: store)
    let again = try SavedRunAgain(name, in: store, library)
    again.note.map(note)
    self = .saved(again)
  }

  /// The id of the run of a name; nil where there is none, or no results file that can be read.
  private static func id(ofRun name: String, _ options: StoreOptions) -> Int64? {
    guard Files.exists(options.store) else { return nil }
    return try? ResultsStore(options.store, for: .reading).entry(name).id
  }

  private static func require(_ name: String, in store: ResultsStore) throws(Failure) {
    let (isThere, entries) = try StoreOptions.failing { () throws(StoreFailure) in
      (try store.holds(name), try store.entries())
    }
    guard !isThere else { return }
    let names = Array(entries.map(\.name).reversed())
    let near = names.filter { candidate in
      NearestName.suggestion(for: name, among: [candidate]) != nil || candidate.hasPrefix(name)
    }
    throw Failure(
      .badInput, in: store.path,
      "there is no saved run '\(name)', and "
        + (Files.exists(name) ? "what has that name here is a folder" : "no file of that name"),
      hint: names.isEmpty
        ? "no runs are saved in the file; 'casus run --save' saves them"
        : near.isEmpty
          ? "saved are: \(Self.list(names))" : "did you mean \(Self.list(near.map { "'\($0)'" }, "or"))?")
  }

  /// At most five names.
  private static func list(_ names: [String], _ word: String = "and") -> String {
    let shown = names.prefix(5)
    if names.count > shown.count {
      return shown.joined(separator: ", ") + " and \(names.count - shown.count) more"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}

extension Failure {
  /// The same with something that is to be known beside it.
  fileprivate func noting(_ note: String) -> Failure {
    Failure(
      code,
      diagnostics.map {
        Diagnostic(
          $0.code, $0.severity, in: $0.source, at: $0.span, $0.message, notes: $0.notes + [note],
          hint: $0.hint)
      })
  }
}
