import ArgumentParser
import CasusSimulation
import SystemPackage

/// Whether scenarios are held against baselines, and where those are kept.
struct BaselineOptions: ParsableArguments {
  @Flag(help: "Write baselines anew, to be committed; refused in continuous integration (CI=true).")
  var update = false

  @Flag(help: "Hold nothing against baselines.")
  var noBaselines = false

  @Option(
    help: ArgumentHelp("Where baselines are kept.", valueName: "folder"), completion: .directory)
  var baselines: String = BaselineFolder.standard

  func validate() throws {
    if update, noBaselines { throw ValidationError("--update and --no-baselines exclude each other") }
  }

  /// What keeps baselines; nil where nothing is held against them.
  ///
  /// - Parameter recordsNew: Whether a first run, which finds none at all, records them.
  /// - Throws: That they may not be written, or that the list of allowed moves cannot be read.
  func session(
    _ library: Library, settings: RunSettings, recordsNew: Bool
  ) throws(Failure) -> BaselineSession? {
    guard !noBaselines else { return nil }
    let folder = BaselineFolder(path: FilePath(baselines))
    let isContinuousIntegration = Console.isContinuousIntegration
    if update, isContinuousIntegration {
      throw Failure(
        .failed, in: baselines, "baselines are not written in continuous integration (CI is set)",
        hint: "run casus test --update by hand, look at what moved, and commit it")
    }
    let isFirst = !folder.exists
    // Elsewhere than in a project that keeps baselines, nothing is said of them.
    guard update || !isFirst || recordsNew else { return nil }
    let recordsFirst = isFirst && recordsNew && !isContinuousIntegration
    return try BaselineSession(
      folder, library: library, mode: update ? .update : .compare(recordsNew: recordsFirst),
      settings: settings, isContinuousIntegration: isContinuousIntegration)
  }
}
