public import CasusExpressions
import CasusRulebook
import CasusSimulation

extension ShardFile {
  /// Reads a shard from the bytes of the file called `name`.
  ///
  /// - Throws: Why it is none, or that it was changed after it was written.
  public init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    let root: JSONValue
    do throws(JSONReader.Problem) {
      root = try JSONReader.value(of: bytes)
    } catch {
      throw Self.notAShard(name, "line \(error.line): \(error.message)")
    }
    do throws(ShardMembers.Problem) {
      let members = try ShardMembers(root, "")
      guard members.optional("schema") == .string(Self.schema) else {
        throw ShardMembers.Problem(message: "'schema' is not '\(Self.schema)'")
      }
      if members.isChanged { throw ShardMembers.Problem(message: Self.changed) }
      self.init(header: try ShardHeader(members), tallies: try members.tallies())
    } catch {
      throw Self.notAShard(name, error.message)
    }
  }

  private static let changed =
    "its '\(checksumName)' does not fit the rest, so that it was changed or damaged"

  private static func notAShard(_ name: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      "not-a-shard", in: name, at: nil, "this is no whole shard file: \(reason)",
      hint: "shards are what 'casus run --shard 1/4 --out FILE' writes")
  }
}
