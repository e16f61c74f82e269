/// Computes groups of rows at the same time and folds them in their order.
enum GroupPipeline {
  /// Runs `compute` for the groups 0 to `groups` - 1, at most `width` at a time, and `fold` on each result in order.
  ///
  /// - Parameter compute: nil where it was cancelled on the way.
  /// - Returns: Whether all groups were folded; otherwise the task was cancelled.
  /// - Throws: The failure of the lowest group that fails; every group below it has been folded.
  static func run<Totals: Sendable>(
    groups: Int, width: Int,
    compute: @escaping @Sendable (Int) -> Result<Totals?, DrawError>,
    fold: (Totals) -> Void
  ) async throws(Run.Failure) -> Bool {
    var folded = 0
    var failure: DrawError?
    await withTaskGroup(of: (Int, Result<Totals?, DrawError>).self) { tasks in
      var started = 0
      var waiting: [Int: Result<Totals?, DrawError>] = [:]
      func start() {
        guard started < groups, !Task.isCancelled else { return }
        let group = started
        started += 1
        tasks.addTask { (group, compute(group)) }
      }
      for _ in 0..<min(width, groups) { start() }
      while let (group, result) = await tasks.next() {
        waiting[group] = result
        while failure == nil, let next = waiting.removeValue(forKey: folded) {
          switch next {
          case .success(let totals?):
            fold(totals)
            folded += 1
          case .success(nil): return
          case .failure(let error): failure = error
          }
        }
        if failure != nil {
          tasks.cancelAll()
          return
        }
        start()
      }
    }
    if let failure { throw .draw(failure) }
    return folded == groups
  }
}
