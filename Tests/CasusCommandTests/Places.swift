/// Places that are taken and given back; whoever finds none free waits in line.
actor Places {
  private var free: Int
  private var line: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  /// Takes a place, as soon as there is one.
  func take() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { line.append($0) }
  }

  /// Gives a place back, to the one who has waited longest.
  func give() {
    if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
  }
}
