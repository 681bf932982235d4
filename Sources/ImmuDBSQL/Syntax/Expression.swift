package import ImmuDBRecords

/// A column by name, perhaps of a named source.
package struct ColumnName: Sendable, Hashable {
    package var source: String?
    package var name: String

    package init(source: String? = nil, name: String) {
        self.source = source
        self.name = name
    }
}

/// Comparison operators.
package enum ComparisonOperator: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// Arithmetic operators.
package enum ArithmeticOperator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

/// Fields of EXTRACT.
package enum TimeField: String, Sendable, Hashable, CaseIterable {
    case year = "YEAR"
    case month = "MONTH"
    case day = "DAY"
    case hour = "HOUR"
    case minute = "MINUTE"
    case second = "SECOND"
}

/// Aggregate functions.
package enum AggregateFunction: String, Sendable, Hashable {
    case count = "COUNT"
    case sum = "SUM"
    case min = "MIN"
    case max = "MAX"
    case average = "AVG"
    case stringAggregate = "STRING_AGG"
}

/// A use of an aggregate function.
package struct Aggregate: Sendable, Hashable {
    package var function: AggregateFunction
    /// nil for `*`.
    package var column: ColumnName?
    package var isDistinct = false
    package var separator: String?

    package init(
        function: AggregateFunction, column: ColumnName? = nil, isDistinct: Bool = false,
        separator: String? = nil
    ) {
        self.function = function
        self.column = column
        self.isDistinct = isDistinct
        self.separator = separator
    }
}

/// A window function with its partition and order.
package struct WindowCall: Sendable, Hashable {
    /// In upper case.
    package var function: String
    package var arguments: [Expression]
    package var partition: [Expression]
    package var order: [OrderTerm]
}

/// One term of ORDER BY.
package struct OrderTerm: Sendable, Hashable {
    package var expression: Expression
    package var isDescending = false
    /// nil when not written: first ascending, last descending.
    package var nullsFirst: Bool?

    package init(expression: Expression, isDescending: Bool = false, nullsFirst: Bool? = nil) {
        self.expression = expression
        self.isDescending = isDescending
        self.nullsFirst = nullsFirst
    }
}

/// One arm of CASE.
package struct CaseArm: Sendable, Hashable {
    package var condition: Expression
    package var result: Expression
}

/// An expression as written.
package indirect enum Expression: Sendable, Hashable {
    case literal(SQLValue)
    case parameter(String)
    case column(ColumnName)
    case path(ColumnName, [String])
    case aggregate(Aggregate)
    case window(WindowCall)
    case call(String, [Expression])
    case cast(Expression, SQLType)
    case extract(TimeField, Expression)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case comparison(ComparisonOperator, Expression, Expression)
    case arithmetic(ArithmeticOperator, Expression, Expression)
    case like(Expression, pattern: Expression, isNegated: Bool, ignoresCase: Bool)
    case inList(Expression, [Expression], isNegated: Bool)
    case inQuery(Expression, Query, isNegated: Bool)
    case exists(Query)
    case scalar(Query)
    case choice(operand: Expression?, arms: [CaseArm], otherwise: Expression?)
}
