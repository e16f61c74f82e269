extension Golden {
  static let charts70 = ""
}
