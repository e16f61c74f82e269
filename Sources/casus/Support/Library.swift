import CasusExpressions
import CasusRulebook
import SystemPackage

/// The files that a command has read, and how they name one another.
final class Library {
  /// Every text that was read, by name, to be quoted in messages.
  private(set) var texts: [String: SourceText] = [:]
  private var rulebooks: [String: Rulebook] = [:]

  /// The rulebook in a file, or the bundled one of that identifier.
  ///
  /// - Parameters:
  ///   - reference: A bundled identifier, or a path.
  ///   - folder: The folder that a relative path starts from.
  func rulebook(_ reference: String, relativeTo folder: FilePath = "") throws(Failure) -> Rulebook {
    let text = try rulebookText(reference, relativeTo: folder)
    if let known = rulebooks[text.name] { return known }
    if ScenarioFile.kind(of: text)?.hasPrefix("scenario/") == true {
      throw Failure(.badInput, in: text.name, "this is a scenario, and a rulebook is needed here")
    }
    let rulebook = try reading { () throws(DiagnosticList) in try Rulebook.read(text) }
    rulebooks[text.name] = rulebook
    return rulebook
  }

  /// The text of a rulebook, not yet read.
  func rulebookText(_ reference: String, relativeTo folder: FilePath = "") throws(Failure) -> SourceText {
    if let bundled = BundledRulebooks.text(of: reference) { return keep(bundled) }
    let looksLikePath = reference.contains("/") || reference.contains(".")
    guard looksLikePath else {
      let known = BundledRulebooks.identifiers
      throw Failure(
        .missingFile, in: reference, "there is no bundled rulebook '\(reference)'",
        hint: NearestName.hint(for: reference, among: known)
          ?? "bundled are: \(known.joined(separator: ", ")); a file is named by its path, such as ./mine.yaml"
      )
    }
    return try text(at: folder.pushing(FilePath(reference)))
  }

  /// The scenario in a file, read against its rulebook or, where one is given, against `rules`.
  func scenario(at path: String, rules: String?) throws(Failure) -> (scenario: Scenario, rulebook: Rulebook) {
    let filePath = FilePath(path)
    let folder = filePath.removingLastComponent()
    let file = try scenarioFile(at: filePath)
    var base: ScenarioFile?
    var baseFolder = folder
    if let varies = file.variesPath {
      let basePath = folder.pushing(FilePath(varies))
      baseFolder = basePath.removingLastComponent()
      base = try locating(file.variesSpan, in: path, beside: file) { () throws(Failure) in
        try scenarioFile(at: basePath)
      }
    }
    let rulebook: Rulebook
    if let rules {
      rulebook = try self.rulebook(rules)
    } else if let reference = file.rulebook {
      rulebook = try locating(file.rulebookSpan, in: path, beside: file) { () throws(Failure) in
        try self.rulebook(reference, relativeTo: folder)
      }
    } else if let base, let reference = base.rulebook {
      rulebook = try locating(base.rulebookSpan, in: base.text.name, beside: file) { () throws(Failure) in
        try self.rulebook(reference, relativeTo: baseFolder)
      }
    } else {
      throw Failure(
        .badInput,
        file.diagnostics + [
          Diagnostic(
            "missing-rulebook", in: path, at: nil,
            "the scenario names no rulebook, so that no more of it can be checked",
            hint: base?.variesPath == nil
              ? "add the line 'rulebook: csto'" : "the scenario that it varies must not itself vary another")
        ])
    }
    let scenario = try reading { () throws(DiagnosticList) in
      try Scenario.read(file, varying: base, rulebook: rulebook)
    }
    return (scenario, rulebook)
  }

  /// The table of tests in a file, read against its rulebook or, where one is given, against `rules`.
  func tests(at path: String, rules: String?) throws(Failure) -> (table: TestTable, rulebook: Rulebook) {
    let filePath = FilePath(path)
    let text = try text(at: filePath)
    let file = try reading { () throws(DiagnosticList) in try TestFile(text) }
    let rulebook: Rulebook
    if let rules {
      rulebook = try self.rulebook(rules)
    } else if let reference = file.rulebook {
      rulebook = try self.rulebook(reference, relativeTo: filePath.removingLastComponent())
    } else {
      throw Failure(.badInput, file.diagnostics)
    }
    let table = try reading { () throws(DiagnosticList) in try TestTable.read(file, rulebook: rulebook) }
    return (table, rulebook)
  }

  /// Whether the scenario or table of tests in a file names a bundled rulebook, and `identifier` is that of another
  /// bundled one.
  func isUnderAnotherBundledRulebook(_ path: FilePath, than identifier: String) -> Bool {
    guard BundledRulebooks.identifiers.contains(identifier), let reference = rulebookReference(at: path)
    else {
      return false
    }
    return reference != identifier && BundledRulebooks.identifiers.contains(reference)
  }

  /// The rulebook that a scenario, the one that it varies, or a table of tests names; nil where it cannot be read.
  private func rulebookReference(at path: FilePath) -> String? {
    do throws(Failure) {
      let text = try text(at: path)
      if ScenarioFile.kind(of: text)?.hasPrefix("tests/") == true { return (try? TestFile(text))?.rulebook }
      let file = try scenarioFile(at: path)
      if let reference = file.rulebook { return reference }
      guard let varies = file.variesPath else { return nil }
      return try scenarioFile(at: path.removingLastComponent().pushing(FilePath(varies))).rulebook
    } catch {
      return nil
    }
  }

  /// The text of a file, kept for quoting.
  func text(at path: FilePath) throws(Failure) -> SourceText {
    keep(try Files.text(at: path))
  }

  /// Keeps a text that is no file, such as an option's value, for quoting.
  func keep(_ text: SourceText) -> SourceText {
    texts[text.name] = text
    return text
  }

  /// Turns what a reader complains of into a failure.
  func reading<Result>(_ read: () throws(DiagnosticList) -> Result) throws(Failure) -> Result {
    do throws(DiagnosticList) {
      return try read()
    } catch {
      throw Failure(.badInput, error.diagnostics)
    }
  }

  /// Where a file that another one names cannot be found, says where it is named, after what else is wrong there.
  private func locating<Result>(
    _ span: SourceSpan?, in source: String, beside file: ScenarioFile, _ find: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    do throws(Failure) {
      return try find()
    } catch {
      guard error.code == .missingFile, let reason = error.diagnostics.first else { throw error }
      throw Failure(
        .missingFile,
        file.diagnostics + [
          Diagnostic(
            reason.code, in: source, at: span, "\(reason.source): \(reason.message)", notes: reason.notes,
            hint: reason.hint)
        ])
    }
  }

  private func scenarioFile(at path: FilePath) throws(Failure) -> ScenarioFile {
    let text = try text(at: path)
    if ScenarioFile.kind(of: text)?.hasPrefix("rulebook/") == true {
      throw Failure(
        .badInput, in: text.name, "this is a rulebook, and a scenario is needed here",
        hint: "use it with --rules \(text.name)")
    }
    return try reading { () throws(DiagnosticList) in try ScenarioFile(text) }
  }
}
