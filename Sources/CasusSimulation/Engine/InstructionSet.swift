import CColumns

/// A set of instructions that the kernels are compiled for and this processor has; all of them give the same bits.
struct InstructionSet: Hashable, Sendable {
  /// `baseline`, `avx2` or `avx512`.
  let name: String
  let number: Int32

  /// Those of this processor, the plainest first.
  static var available: [InstructionSet] {
    (0..<casus_instruction_set_count()).compactMap { number in
      guard let set = casus_instruction_set_at(number) else { return nil }
      return InstructionSet(name: String(cString: set.pointee.name), number: number)
    }
  }

  /// The best one of this processor, or one by name.
  ///
  /// - Throws: That the processor has none of that name.
  static func named(_ name: String?) throws(NotLowerable) -> InstructionSet {
    guard let set = available.last(where: { name == nil || $0.name == name }) else {
      throw NotLowerable("no such instruction set on this processor")
    }
    return set
  }
}
