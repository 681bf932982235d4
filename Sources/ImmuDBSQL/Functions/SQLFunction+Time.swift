internal import ImmuDBRecords

extension SQLFunction {
    static let time: [SQLFunction] = [
        SQLFunction("NOW", .timestamp) { call in
            try call.expect(0)
            return .timestamp(call.evaluation.nowMicros)
        },
        SQLFunction("CLOCK_TIMESTAMP", .timestamp) { call in
            try call.expect(0)
            return .timestamp(call.evaluation.nowMicros)
        },
        SQLFunction("DATE_TRUNC", .timestamp) { call in
            try call.expect(2...2)
            guard let field = try call.text(0), let micros = try call.time(1) else {
                return .null(.timestamp)
            }
            return .timestamp(truncated(micros, field.lowercased()))
        },
        SQLFunction("DATE_PART", .float) { call in
            try call.expect(2...2)
            guard let field = try call.text(0), let micros = try call.time(1) else { return .null(.float) }
            return .float(part(field.lowercased(), of: micros))
        },
        SQLFunction("TO_CHAR", .varchar) { call in
            try call.expect(2...2)
            guard let format = try call.text(1) else { return .null(.varchar) }
            switch call.arguments[0] {
            case .null: return .null(.varchar)
            case .timestamp(let micros): return .varchar(formatted(CivilTime(micros: micros), format))
            default:
                return try onRecords { () throws(SQLRecordError) in
                    try call.arguments[0].cast(to: .varchar)
                }
            }
        },
        SQLFunction("AGE", .varchar) { call in
            try call.expect(1...2)
            let first = try call.time(0)
            let second = call.arguments.count > 1 ? try call.time(1) : first
            guard let first, let second else { return .null(.varchar) }
            let isLone = call.arguments.count == 1
            let span = (isLone ? call.evaluation.nowMicros : first) &- (isLone ? first : second)
            let days = span / 86_400_000_000
            return .varchar("\(days / 365) years \(days % 365 / 30) mons \(days % 365 % 30) days")
        },
    ]

    private static func truncated(_ micros: Int64, _ field: String) -> Int64 {
        let order = ["second", "minute", "hour", "day", "month", "year"]
        guard let level = order.firstIndex(of: field) else { return micros }
        var time = CivilTime(micros: micros)
        time.microsecond = 0
        if level >= 1 { time.second = 0 }
        if level >= 2 { time.minute = 0 }
        if level >= 3 { time.hour = 0 }
        if level >= 4 { time.day = 1 }
        if level >= 5 { time.month = 1 }
        return time.micros
    }

    private static func part(_ field: String, of micros: Int64) -> Double {
        let time = CivilTime(micros: micros)
        switch field {
        case "year": return Double(time.year)
        case "month": return Double(time.month)
        case "day": return Double(time.day)
        case "hour": return Double(time.hour)
        case "minute": return Double(time.minute)
        case "second": return Double(time.second)
        case "dow": return Double(time.weekday)
        case "doy": return Double(time.dayOfYear)
        case "epoch": return Double(CivilTime.floorDivide(micros, 1_000_000).quotient)
        default: return 0
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    private static func formatted(_ time: CivilTime, _ format: String) -> String {
        let half = time.hour % 12 == 0 ? 12 : time.hour % 12
        let fields: [(String, String)] = [
            ("YYYY", CivilTime.padded(time.year, 4)), ("YY", CivilTime.padded(time.year % 100)),
            ("MM", CivilTime.padded(time.month)), ("DD", CivilTime.padded(time.day)),
            ("HH24", CivilTime.padded(time.hour)), ("HH12", CivilTime.padded(half)),
            ("HH", CivilTime.padded(time.hour)), ("MI", CivilTime.padded(time.minute)),
            ("SS", CivilTime.padded(time.second)), ("Month", months[time.month - 1]),
            ("Day", days[time.weekday]),
        ]
        var (result, rest) = ("", Substring(format))
        while let first = rest.first {
            if let (name, value) = fields.first(where: { rest.hasPrefix($0.0) }) {
                result += value
                rest = rest.dropFirst(name.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    static func field(_ field: TimeField, of value: SQLValue) throws(SQLError) -> SQLValue {
        let micros: Int64
        switch value {
        case .null: return .null(.integer)
        case .timestamp(let time): micros = time
        case .varchar:
            let time = try onRecords { () throws(SQLRecordError) in try value.cast(to: .timestamp) }
            guard case .timestamp(let parsed) = time else { return .null(.integer) }
            micros = parsed
        default:
            throw SQLError(
                text: "timestamp expression must be of type TIMESTAMP or VARCHAR, "
                    + "but was: \(value.type.rawValue)")
        }
        return .integer(Int64(part(field.rawValue.lowercased(), of: micros)))
    }
}
