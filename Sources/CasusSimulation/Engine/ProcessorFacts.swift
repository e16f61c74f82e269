import CColumns

/// What this machine's processors are, for a run's record: no bit of a result depends on it.
public enum ProcessorFacts {
  /// The best instruction set for which there are kernels: `baseline`, `avx2`, `avx512`.
  public static var instructionSet: String { InstructionSet.available.last?.name ?? "baseline" }

  /// How many processors the process may use.
  public static var count: Int { Int(casus_processor_count()) }
}
