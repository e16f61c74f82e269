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

  /// How much is tested.
  enum Scope {
    /// The whole project.
    case everything
    /// The files and folders that are named.
    case named
    /// What a filter lets through, or what there is under another rulebook.
    case part
  }

  /// What keeps baselines; nil where nothing is held against them.
  ///
  /// Where there are none at all, a run of the whole project records them. One of files that are named does not, which
  /// need not belong to a project. In continuous integration both fail.
  ///
  /// - Throws: That they may not be written, or that the list of allowed moves cannot be read.
  func session(
    _ library: Library, settings: RunSettings, scope: Scope
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
    let mode: BaselineSession.Mode
    switch scope {
    case _ where update: mode = .update(isFirst: isFirst)
    case _ where !isFirst: mode = .compare
    case .everything: mode = isContinuousIntegration ? .compare : .update(isFirst: true)
    case .named where isContinuousIntegration: mode = .compare
    case .named, .part: return nil
    }
    return try BaselineSession(
      folder, library: library, mode: mode, settings: settings,
      isContinuousIntegration: isContinuousIntegration)
  }
}
