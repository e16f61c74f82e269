import CasusSampling
import CasusSimulation

extension Design {
  /// How the draws were made, in plain words.
  var inWords: String {
    switch self {
    case .random: "independent draws"
    case .latin: "each input's draws spread evenly (latin)"
    case .sobol: "draws spread evenly over all inputs together (sobol)"
    }
  }
}

extension RunDesign {
  /// How requests and judgements were chosen, in plain words.
  var inWords: String {
    switch self {
    case .drawn(let design): design.inWords
    case .exact, .exactInRequest: name
    }
  }
}
