import ArgumentParser
import CasusStore

/// Which results file is meant.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The results file that runs are saved in.", valueName: "file"),
    completion: .file(extensions: ["sqlite"]))
  var store = Self.usual

  static let usual = "results/casus.sqlite"

  /// The options as words of a command line; none for the usual file.
  var words: [String] { store == Self.usual ? [] : ["--store", store] }

  /// Opens the file.
  func open(for access: ResultsStore.Access) throws(Failure) -> ResultsStore {
    try Self.failing { () throws(StoreFailure) in try ResultsStore(store, for: access) }
  }

  /// Does work on a results file, and turns what goes wrong into a failure with its exit code.
  static func failing<Result>(_ work: () throws(StoreFailure) -> Result) throws(Failure) -> Result {
    do throws(StoreFailure) {
      return try work()
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  /// Why a results file cannot be used.
  init(_ failure: StoreFailure) {
    let code: Code =
      switch failure.kind {
      case .badInput: .badInput
      case .missing: .missingFile
      case .cannotWrite: .cannotWrite
      case .cannotRead: .cannotRead
      }
    self.init(code, [failure.diagnostic])
  }
}
