import TerminalUI

/// Where the person is: page, order, filter, selection. Changes by events only.
struct DashboardState: Sendable, Equatable {
    var page = DashboardPage.overview
    var server = 0
    var filter = ""
    var isTypingFilter = false
    var isPaused = false
    var isZoomed = false
    var showsHelp = false
    var theme = ScreenTheme.standard
    var intervalMilliseconds: Int
    private var sorts: [DashboardPage: Sort] = [:]
    private var selections: [DashboardPage: Int] = [:]

    struct Sort: Sendable, Equatable {
        var column: Int
        var isDescending: Bool
    }

    init(intervalMilliseconds: Int) { self.intervalMilliseconds = intervalMilliseconds }

    var sort: Sort {
        get {
            let standard = page.standardSort
            return sorts[page] ?? Sort(column: standard.column, isDescending: standard.isDescending)
        }
        set { sorts[page] = newValue }
    }

    var selection: Int {
        get { selections[page] ?? 0 }
        set { selections[page] = max(newValue, 0) }
    }

    /// What the program has to do.
    enum Action: Sendable, Equatable {
        case none, quit, redraw, suspend
        /// Fetch now.
        case refresh
    }

    /// What the frame on the screen shows where.
    struct Surroundings: Sendable, Equatable {
        var servers = 1
        var rows = 0
        var columns = 0
        var pageRows = 10
        var hits: [Hit] = []

        init() {}
    }

    /// A place that can be clicked.
    struct Hit: Sendable, Equatable {
        enum Target: Sendable, Equatable {
            case page(DashboardPage)
            case column(Int)
            case row(Int)
        }

        var region: FrameRegion
        var target: Target
    }

    mutating func handle(_ event: ScreenEvent, _ around: Surroundings) -> Action {
        switch event {
        case .key(let key): return isTypingFilter ? type(key) : press(key, around)
        case .click(let row, let column):
            showsHelp = false
            guard let hit = around.hits.first(where: { $0.region.contains(row: row, column: column) }) else {
                return .none
            }
            click(hit.target)
            return .none
        case .wheel(let isDown, _, _):
            move(by: isDown ? 3 : -3, around)
            return .none
        case .resize: return .redraw
        case .timeout: return .none
        case .end: return .quit
        }
    }

    private mutating func click(_ target: Hit.Target) {
        switch target {
        case .page(let clicked):
            page = clicked
            isZoomed = false
        case .column(let column): order(by: column)
        case .row(let row):
            if row == selection { isZoomed = true }
            selection = row
        }
    }

    private mutating func order(by column: Int) {
        let isSame = column == sort.column
        sort = Sort(column: column, isDescending: isSame ? !sort.isDescending : column > 0)
    }

    private mutating func move(by step: Int, _ around: Surroundings) {
        selection = min(max(selection + step, 0), max(around.rows - 1, 0))
    }

    private mutating func type(_ key: ScreenKey) -> Action {
        switch key {
        case .enter: isTypingFilter = false
        case .escape:
            isTypingFilter = false
            filter = ""
        case .backspace: if !filter.isEmpty { filter.removeLast() }
        case .interrupt: return .quit
        case .character(let character):
            if filter.count < Limits.filterCharactersMax { filter.append(character) }
            selection = 0
        default: break
        }
        return .none
    }

    private mutating func press(_ key: ScreenKey, _ around: Surroundings) -> Action {
        switch key {
        case .interrupt: return .quit
        case .escape: return leave()
        case .redraw: return .redraw
        case .suspend: return .suspend
        case .up: move(by: -1, around)
        case .down: move(by: 1, around)
        case .pageUp: move(by: -around.pageRows, around)
        case .pageDown: move(by: around.pageRows, around)
        case .home: selection = 0
        case .end: selection = max(around.rows - 1, 0)
        case .tab, .right: turn(1)
        case .backTab, .left: turn(-1)
        case .enter: isZoomed.toggle()
        case .function(1): showsHelp.toggle()
        case .function(let number): show(number)
        case .backspace: break
        case .character(let character): return press(character, around)
        }
        return .none
    }

    private mutating func press(_ character: Character, _ around: Surroundings) -> Action {
        switch character {
        case "q", "Q": return .quit
        case "1"..."9": show(character.wholeNumberValue ?? 1)
        case "h", "?": showsHelp.toggle()
        case "p", " ": isPaused.toggle()
        case "+", "=": intervalMilliseconds = Self.longer(intervalMilliseconds)
        case "-": intervalMilliseconds = Self.shorter(intervalMilliseconds)
        case "s", ">": if around.columns > 0 { step(1, around.columns) }
        case "S", "<": if around.columns > 0 { step(-1, around.columns) }
        case "r": sort = Sort(column: sort.column, isDescending: !sort.isDescending)
        case "/": isTypingFilter = true
        case "z": isZoomed.toggle()
        case "t": theme = theme.next
        case "n": server = around.servers > 0 ? (server + 1) % around.servers : 0
        case "u": return .refresh
        case "k": move(by: -1, around)
        case "j": move(by: 1, around)
        default: break
        }
        return .none
    }

    /// Escape closes one thing after the other, and then the dashboard.
    private mutating func leave() -> Action {
        if showsHelp {
            showsHelp = false
        } else if isZoomed {
            isZoomed = false
        } else if !filter.isEmpty {
            filter = ""
        } else {
            return .quit
        }
        return .none
    }

    private mutating func turn(_ step: Int) {
        page = page.moved(by: step)
        isZoomed = false
    }

    private mutating func show(_ number: Int) {
        guard let wanted = DashboardPage(rawValue: number - 1) else { return }
        page = wanted
        isZoomed = false
    }

    private mutating func step(_ step: Int, _ columns: Int) {
        let column = ((sort.column + step) % columns + columns) % columns
        sort = Sort(column: column, isDescending: column > 0)
    }

    private static let intervals = [
        250, 500, 1000, 2000, 3000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000,
    ]

    static func longer(_ interval: Int) -> Int { intervals.first { $0 > interval } ?? interval }
    static func shorter(_ interval: Int) -> Int { intervals.last { $0 < interval } ?? interval }
}
