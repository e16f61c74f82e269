@main
struct Casus {
  static func main() {}
}
