import CasusExpressions
import CasusReport
import CasusSimulation
import CasusStore

/// A saved run that was taken up again: all that a run has which was just made.
struct SavedRunAgain {
  let saved: SavedRun
  let run: CompletedRun

  /// Takes up a saved run: its model from the stored texts, its result from the stored numbers.
  ///
  /// - Parameter reference: Its name, its id, or `last`.
  init(_ reference: String, in store: ResultsStore, _ library: Library) throws(Failure) {
    let saved = try StoreOptions.failing { () throws(StoreFailure) in try store.run(reference) }
    self.saved = saved
    for text in saved.texts.scenario + [saved.texts.rulebook] {
      _ = library.keep(SourceText(name: text.name, text: text.text))
    }
    let model = try library.reading { () throws(DiagnosticList) in try saved.model() }
    do throws(UnfitTallies) {
      run = CompletedRun(model: model, result: try saved.result(model), origin: .saved(saved.entry.name))
    } catch {
      throw Failure(
        .badInput, in: "\(store.path), run \(saved.entry.name)",
        "the saved numbers do not fit the saved rulebook: \(error.reason)",
        hint: saved.entry.origin.toolVersion == Version.text
          ? "the file was changed after the run was saved"
          : "the run was made by casus \(saved.entry.origin.toolVersion), and this is \(Version.text)")
    }
  }

  /// What is to be known of the run beside its report; nil where it is as if it were made now.
  var note: String? {
    let manifest = saved.entry.manifest
    if manifest.numericVersion != NumericVersion.current {
      return
        "note: \(saved.entry.name) was made with arithmetic version \(manifest.numericVersion) (casus "
        + "\(saved.entry.origin.toolVersion)); this casus has version \(NumericVersion.current) and would draw others\n"
    }
    if manifest.tableFingerprint != run.model.tableFingerprint {
      return
        "note: \(saved.entry.name) was made with other quantile tables than this machine's: it is shown as it was "
        + "saved, and cannot be compared draw for draw\n"
    }
    return nil
  }
}
