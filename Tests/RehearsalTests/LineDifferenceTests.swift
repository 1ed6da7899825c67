import Rehearsal
import Testing

@Suite struct LineDifferenceTests {
    private let wanted = """
        # Title

        14:00 ops ana: !declare P1 checkout is down
            [ops] declared
            14:13:00 [ops] one
            14:20:00 [ops] two
            14:25:00 [ops] three
            14:30:00 [ops] four
            14:35:00 [ops] five

        14:40 *

        """

    @Test func `the same is no difference, whatever blank lines stand at the end`() {
        #expect(LineDifference(wanted: wanted, got: wanted + "\n\n") == nil)
    }

    @Test func `a changed line shows both, its place and the step it follows from`() throws {
        let got = wanted.replacing("four", with: "quarter")
        let difference = try #require(LineDifference(wanted: wanted, got: got))
        #expect(difference.count.missing == 1 && difference.count.new == 1)
        #expect(
            difference.text(file: "night.scenario", paint: Paint(isOn: false)) == """
                --- night.scenario: as it stands
                +++ as it was played
                @@ line 5, after "14:00 ops ana: !declare P1 checkout is down" @@
                     14:13:00 [ops] one
                     14:20:00 [ops] two
                     14:25:00 [ops] three
                -    14:30:00 [ops] four
                +    14:30:00 [ops] quarter
                     14:35:00 [ops] five
                 
                 14:40 *

                """)
    }

    @Test func `differences far apart are shown apart`() throws {
        let got = wanted.replacing("# Title", with: "# Other").replacing("five", with: "5")
        let text = try #require(LineDifference(wanted: wanted, got: got)).text(file: "f", paint: Paint(isOn: false))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("@@") }.count == 2)
    }

    @Test func `colour only adds to the words`() throws {
        let difference = try #require(LineDifference(wanted: wanted, got: wanted.replacing("four", with: "4")))
        let plain = difference.text(file: "f", paint: Paint(isOn: false))
        let coloured = difference.text(file: "f", paint: Paint(isOn: true))
        #expect(!plain.contains("\u{1B}") && coloured.contains("\u{1B}[31m-    14:30:00 [ops] four\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
}
