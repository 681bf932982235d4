import Testing

@testable import ImmuDBStorage

@Suite struct IndexBudgetTests {
    @Test func theCacheGivesWayToTables() {
        let budget = IndexBudget(bytes: 1 << 25)
        let index = RunKeyIndex(budget: budget, worksInBackground: false)
        let id = budget.join(index)
        defer { budget.leave(id) }
        #expect(budget.cache.bytesMax == 7 << 22)
        #expect(budget.report(1 << 22, by: id) == nil)
        #expect(budget.cache.bytesMax == (1 << 24) + (3 << 22) - (1 << 22))
        // More than tables may take: the index has to write, and the cache keeps its half.
        #expect(budget.report(1 << 24, by: id) === index)
        #expect(budget.cache.bytesMax == 1 << 24)
        #expect(budget.report(0, by: id) == nil)
        #expect(budget.cache.bytesMax == 7 << 22)
        // Small changes do not count.
        #expect(budget.report(1000, by: id) == nil)
        #expect(budget.cache.bytesMax == 7 << 22)
    }
}
