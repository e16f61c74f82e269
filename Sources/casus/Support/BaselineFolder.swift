import CasusAnalysis
import CasusExpressions
import CasusRulebook
import CasusSampling
import CasusSimulation
import CasusStore
import Glibc
import SystemPackage

/// The folder in which baselines are kept, with the texts that they were made of and the moves that are allowed.
struct BaselineFolder {
  let path: FilePath

  /// Where baselines are kept unless another folder is named.
  static let standard = "results/baselines"

  private var texts: FilePath { path.appending("texts") }
  /// The file of a text by its fingerprint.
  func file(ofText fingerprint: UInt64) -> FilePath {
    texts.appending(BaselineFile.name(ofText: fingerprint))
  }
  /// The file of a scenario's baseline.
  func file(of scenario: String) -> FilePath { path.appending(scenario + ".json") }

  /// Whether there is such a folder.
  var exists: Bool { FolderWalk.isFolder(path) }

  /// The baseline of a scenario; nil where there is none.
  func baseline(of scenario: String) throws(Failure) -> Baseline? {
    let file = file(of: scenario)
    guard Files.exists(file.string) else { return nil }
    let baseline = try Self.baseline(at: file)
    guard baseline.scenario == scenario else {
      throw Failure(
        .badInput, in: file.string, "this is the baseline of '\(baseline.scenario)'",
        hint: "restore it from version control, or write it anew with casus test --update")
    }
    return baseline
  }

  /// The scenarios of which baselines are kept, by name; none where the folder cannot be read.
  var scenarios: [String] {
    let files = (try? FolderWalk.entries(of: path)) ?? []
    return files.filter { $0.extension == "json" }.compactMap { $0.lastComponent?.stem }
  }

  /// What can move in the scenarios of which baselines are kept; of those that cannot be read nothing.
  var namesOfMoves: [String] {
    scenarios.flatMap { (try? Self.baseline(at: file(of: $0)))?.namesOfMoves ?? [] }
  }

  /// The baselines that are kept, with their files, by name.
  func all() throws(Failure) -> [(file: FilePath, baseline: Baseline)] {
    var all: [(file: FilePath, baseline: Baseline)] = []
    for file in try FolderWalk.entries(of: path) where file.string.hasSuffix(".json") {
      all.append((file, try Self.baseline(at: file)))
    }
    return all
  }

  private static func baseline(at file: FilePath) throws(Failure) -> Baseline {
    let text = try Files.text(at: file)
    do throws(Diagnostic) {
      return try BaselineFile.read(text)
    } catch {
      throw Failure(.badInput, [error])
    }
  }

  /// Writes a scenario's baseline, and the texts that it was made of where they are not there yet.
  func write(_ baseline: Baseline, of model: SimulationModel) throws(Failure) {
    try makeFolders()
    for text in [model.rulebook.text] + model.scenario.texts {
      let file = file(ofText: FNV1a64.hash(text.text))
      if access(file.string, F_OK) != 0 { try Files.write(text.text, to: file) }
    }
    try Files.write(BaselineFile.text(of: baseline), to: file(of: baseline.scenario))
  }

  /// Removes the texts that no baseline was made of any more.
  ///
  /// - Throws: That a baseline cannot be read, so that nobody knows what it was made of, or that a file cannot be removed.
  func removeUnusedTexts() throws(Failure) {
    let used = Set(
      try all().flatMap { [$0.baseline.rulebookText] + $0.baseline.scenarioTexts }.map(BaselineFile.name))
    for file in try FolderWalk.yamlFiles(below: texts) {
      guard let name = file.lastComponent?.string, !used.contains(name) else { continue }
      guard unlink(file.string) == 0 else {
        throw Failure(
          .cannotWrite, in: file.string,
          "the file cannot be removed: \(Errno(rawValue: errno).description)")
      }
    }
  }

  /// The model of the texts that a baseline was made of.
  func model(of baseline: Baseline, _ library: Library) throws(Failure) -> SimulationModel {
    let rulebookText = try text(baseline.rulebookText, library)
    var scenarioTexts: [SourceText] = []
    for fingerprint in baseline.scenarioTexts { scenarioTexts.append(try text(fingerprint, library)) }
    return try library.reading { () throws(DiagnosticList) in
      let rulebook = try Rulebook.read(rulebookText)
      let own = try ScenarioFile(scenarioTexts[0])
      var base: ScenarioFile?
      if scenarioTexts.count > 1 { base = try ScenarioFile(scenarioTexts[1]) }
      let scenario = try Scenario.read(own, varying: base, rulebook: rulebook)
      return try SimulationModel(rulebook: rulebook, scenario: scenario)
    }
  }

  private func text(_ fingerprint: UInt64, _ library: Library) throws(Failure) -> SourceText {
    let file = file(ofText: fingerprint)
    let text = try library.text(at: file)
    guard FNV1a64.hash(text.text) == fingerprint else {
      throw Failure(
        .badInput, in: file.string, "the text is not the one that the baseline was made of",
        hint: "restore it from version control")
    }
    return text
  }

  /// The moves that are allowed; none where there is no list.
  func allowedMoves(_ library: Library) throws(Failure) -> AllowedMoves {
    let file = path.appending("allowed.yaml")
    guard access(file.string, F_OK) == 0 else { return .none }
    let text = try library.text(at: file)
    return try library.reading { () throws(DiagnosticList) in try AllowedMoves.read(text) }
  }

  private func makeFolders() throws(Failure) {
    var folder = FilePath(root: path.root, [])
    for component in path.appending("texts").components {
      folder.append(component)
      guard mkdir(folder.string, 0o755) == 0 || errno == EEXIST else {
        throw Failure(
          .cannotWrite, in: folder.string,
          "the folder cannot be made: \(Errno(rawValue: errno).description)")
      }
    }
  }
}
