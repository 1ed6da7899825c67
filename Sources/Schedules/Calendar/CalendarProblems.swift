/// Collects problems up to a limit, so that a hostile file cannot fill the memory with its own faults.
struct CalendarProblems {
    private(set) var found: [CalendarProblem] = []
    private let most: Int

    init(most: Int) { self.most = most }

    mutating func add(_ line: Int, _ what: String, got: String? = nil) {
        add(CalendarProblem(line: line, what, got: got))
    }

    mutating func add(_ problem: CalendarProblem) {
        if found.count < most {
            found.append(problem)
        } else if found.count == most {
            found.append(
                CalendarProblem(line: problem.line, "from here on there are more problems, which are not listed"))
        }
    }
}
