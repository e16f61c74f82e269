extension Golden {
  static let rowChart = ""
}
