extension Golden {
  static let charts80 = ""
}
