import Synchronization

/// Hands out the groups of a range to workers, a few at a time from the lowest upward, and says how far they have come.
///
/// Whoever takes groups finishes them, so that what is done is always a beginning of the range.
final class GroupDispenser: Sendable {
  private let groups: Range<Int>
  private let atATime: Int
  private let next: Atomic<Int>
  private let isStopped = Atomic<Bool>(false)
  private let done = Mutex<Int>(0)
  private let progress: @Sendable (Int) -> Void

  init(_ groups: Range<Int>, atATime: Int, progress: @escaping @Sendable (Int) -> Void) {
    self.groups = groups
    self.atATime = atATime
    self.progress = progress
    next = Atomic(groups.lowerBound)
  }

  /// The groups to compute next; nil where there are none, or the work is to end.
  func take() -> Range<Int>? {
    if Task.isCancelled || isStopped.load(ordering: .relaxed) { return nil }
    let start = next.wrappingAdd(atATime, ordering: .relaxed).oldValue
    return start < groups.upperBound ? start..<min(start + atATime, groups.upperBound) : nil
  }

  /// Hands out nothing more.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Reports progress in growing numbers.
  func finished(_ count: Int) {
    done.withLock { done in
      done += count
      progress(done)
    }
  }
}
