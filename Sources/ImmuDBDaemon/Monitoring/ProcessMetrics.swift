internal import ImmuDBServer
internal import SystemIO

/// Figures of the process.
enum ProcessMetrics {
    /// The `process_` family, and the five memory gauges under the names that existing dashboards read.
    ///
    /// `sys` is the address space for data, `heap_inuse` what of it is in memory, `heap_idle` the rest,
    /// `heap_alloc` the same as `heap_inuse`: the allocator does not tell what is free in between.
    static func families(_ figures: ProcessFigures = .current()) -> [MetricFamily] {
        func family(
            _ name: String, _ kind: MetricFamily.Kind, _ help: String, _ value: Double?
        ) -> MetricFamily {
            MetricFamily(name, kind, help, value.map { [MetricFamily.Sample([], $0)] } ?? [])
        }
        func gauge(_ name: String, _ help: String, _ value: UInt64?) -> MetricFamily {
            family(name, .gauge, help, value.map { Double($0) })
        }
        let stack = figures.stackBytes
        let heap = figures.anonymousBytes.map { $0 - min($0, stack ?? 0) }
        let idle = heap.flatMap { used in figures.dataBytes.map { $0 - min($0, used) } }
        return [
            family(
                "process_cpu_seconds_total", .counter, "Total user and system CPU time spent in seconds.",
                figures.processorSeconds),
            gauge("process_resident_memory_bytes", "Resident memory size in bytes.", figures.residentBytes),
            gauge("process_virtual_memory_bytes", "Virtual memory size in bytes.", figures.virtualBytes),
            gauge("process_open_fds", "Number of open file descriptors.", figures.openFiles),
            gauge("process_max_fds", "Maximum number of open file descriptors.", figures.openFilesMax),
            family(
                "process_start_time_seconds", .gauge,
                "Start time of the process since unix epoch in seconds.", figures.startedAt),
            gauge("go_memstats_sys_bytes", "Address space for data.", figures.dataBytes),
            gauge("go_memstats_heap_alloc_bytes", "Heap in memory.", heap),
            gauge("go_memstats_heap_idle_bytes", "Heap reserved and not in memory.", idle),
            gauge("go_memstats_heap_inuse_bytes", "Heap in memory.", heap),
            gauge("go_memstats_stack_inuse_bytes", "Stack of the main thread.", stack),
        ]
    }
}
