import CColumns
public import CasusSampling

/// Measures the engine on a model: how fast it is, and where its time goes.
public struct EngineMeasurement: Sendable {
  /// How long a processor computes for a draw, in nanoseconds.
  public let nanosecondsPerDraw: Double
  /// How long it takes to lower the model, in milliseconds.
  public let millisecondsToLower: Double
  /// By kind of operation and when it is done, nanoseconds a draw, the greatest first; measuring each by itself adds a little to each.
  public let operations: [(name: String, count: Int, nanoseconds: Double)]
  /// How many bytes the columns of a worker take.
  public let columnBytes: Int
  /// The instruction set.
  public let instructionSet: String

  /// Measures a model on one thread; nil where columns cannot express it.
  ///
  /// - Parameters:
  ///   - draws: About how many draws to make, twice.
  ///   - design: How judgements and requests are drawn.
  ///   - instructionSet: As for ``RunSettings``.
  public init?(
    _ model: SimulationModel, draws: Int, design: Design = .random, instructionSet: String? = nil
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    guard let set = try? InstructionSet.named(instructionSet),
      let program = try? ColumnProgram(model, seed: 1, design: design)
    else { return nil }
    millisecondsToLower = (clock.now - start) / .milliseconds(1)
    let groups = max(1, draws / RunTallies.drawsPerGroup / 32) * 32
    let made = Double(groups * RunTallies.drawsPerGroup)
    let worker = ColumnWorker(program, on: set)
    _ = worker.add(groups: 0..<32)
    let begin = casus_thread_time()
    for first in stride(from: 0, to: groups, by: 32) { _ = worker.add(groups: first..<(first + 32)) }
    nanosecondsPerDraw = Double(casus_thread_time() - begin) / made
    let count = ColumnExecution.placesOfTicks
    let ticks = UnsafeMutablePointer<UInt64>.allocate(capacity: count + 1)
    defer { ticks.deallocate() }
    ticks.initialize(repeating: 0, count: count + 1)
    worker.ticks = ticks
    let profiled = casus_thread_time()
    for first in stride(from: 0, to: groups, by: 32) { _ = worker.add(groups: first..<(first + 32)) }
    // Ticks go on while others have the processor: only their proportions are used.
    let nanoseconds = Double(casus_thread_time() - profiled) / made
    let all = (0...count).reduce(0.0) { $0 + Double(ticks[$1]) }
    operations = (0...count).filter { ticks[$0] > 0 }.map { place in
      let (name, count) = Self.operation(at: place, of: program.code)
      return (name: name, count: count, nanoseconds: Double(ticks[place]) / all * nanoseconds)
    }.sorted { $0.nanoseconds > $1.nanoseconds }
    columnBytes = program.code.arenaSize
    self.instructionSet = set.name
  }

  /// What is measured at a place, and how many instructions it stands for.
  private static func operation(at place: Int, of code: ColumnCode) -> (name: String, count: Int) {
    let operations = Int(CASUS_operation_count.rawValue)
    guard let phase = ColumnCode.Phase(rawValue: place / operations) else { return ("adding rows", 0) }
    let operation = place % operations
    let when =
      switch phase {
      case .rows: ", by row"
      case .checks: ", to check"
      case .draws: ""
      case .measured: ", for weights"
      }
    return (
      String(cString: casus_operation_name(Int32(operation))) + when,
      code.steps(phase).filter { Int($0.operation) == operation }.count
    )
  }
}
