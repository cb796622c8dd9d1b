// SPDX-License-Identifier: Apache-2.0
import Testing

/// A number below what it can be is told what it can be, and not of votes.
@Suite struct `Numbers out of range` {
    private static let drawn = "/v1/simulations/monte-carlo?system=mazhilis-2023&"
    private static let poll = drawn + "sample_size=1000&shares=a:60,b:40&"
    private static let counted = "/v1/simulations/seats?seats=9&votes=a:60,b:40&"
    private static let swept = "/v1/simulations/sweep?system=mazhilis-2023&votes=a:60,b:40&"
    private static let normal = "model=logit-normal&standard_deviation="

    static let cases = [
        (poll + normal + "2&correlation=-1", "correlation: is -1; a correlation is 0 to 1"),
        (poll + normal + "2&correlation=1.5", "correlation: is 1.5; a correlation is 0 to 1"),
        (poll + normal + "-1", "standard_deviation: is -1; points are above 0 and at most 50"),
        (poll + "model=dirichlet&prior=-1", "prior: is -1; a prior is above 0 and at most 1000"),
        (
            poll + "model=dirichlet&prior=99999999999999999999",
            "prior: is 99999999999999999999; a prior is above 0 and at most 1000"
        ),
        (poll + "against_all=-1", "against_all: is -1; a share is 0 to 100 per cent"),
        (drawn + "sample_size=-1&shares=a:60", "sample_size: is -1; the number of answers is above 0"),
        (drawn + "sample_size=1000&shares=a:60,b:-1", "shares: of list 2 is -1; a share is 0 to 100 per cent"),
        (swept + "param=threshold&from=-1&to=5&step=1", "from: is -1; a threshold is 0 to 100 per cent"),
        (swept + "param=seats&from=-1&to=5&step=1", "from: is -1; seats are 1 to 100000"),
        (swept + "param=coefficient&from=-1&to=1&step=1", "from: is -1; a coefficient is 0 to 1"),
        (swept + "param=threshold&from=1&to=-5&step=1", "to: is -5; a threshold is 0 to 100 per cent"),
        (swept + "param=threshold&from=1&to=5&step=-1", "step: is -1; a step is above 0"),
        (counted + "divisors=dhondt-power&exponent=-1", "exponent: is -1; an exponent is above 0, at most 2"),
        (counted + "threshold=-1", "threshold: is -1; a share is 0 to 100 per cent"),
        (counted + "against_all=-1", "against_all: is -1; votes are 0 or more"),
        (counted + "threshold=5&threshold_base=-1", "threshold_base: is \"-1\""),
    ]

    @Test(arguments: cases) func `are told what they can be`(target: String, fault: String) throws {
        let answer = try Mandat.get(target)
        #expect(answer.status == 400 || answer.status == 422)
        #expect(answer.errors.count == 1 && answer.errors.first?.hasPrefix(fault) == true, "\(answer.errors)")
    }
}
