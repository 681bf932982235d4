internal import Synchronization

/// Discarding old values by schedule: one task per loaded database with a retention period.
extension Engine {
    /// Begins to discard values by schedule, for all databases whose settings ask for it, and for those that
    /// are loaded or changed later. The first time is one period of the schedule from now.
    ///
    /// Replicas are left out: what they may forget is decided by their primary.
    public func startTruncators() {
        let names = contents.withLock { contents in
            contents.runsTruncators = true
            return Array(contents.records.keys)
        }
        for name in names { restartTruncator(of: name) }
    }

    /// Adapts the schedule of a database to its settings.
    func restartTruncator(of name: String) {
        contents.withLock { contents in
            contents.truncators.removeValue(forKey: name)?.cancel()
            guard contents.runsTruncators, !contents.isClosed, !contents.unloaded.contains(name),
                let settings = contents.records[name]?.settings, settings.retentionPeriodMilliseconds > 0
            else { return }
            let pause = options.pause
            let frequency = Duration.milliseconds(settings.truncationFrequencyMilliseconds)
            let retention = settings.retentionPeriodMilliseconds
            contents.truncators[name] = Task { [weak self] in
                while !Task.isCancelled {
                    do { try await pause(frequency) } catch { return }  // stopped
                    guard let self, !Task.isCancelled else { return }
                    await self.truncateBySchedule(name, retention)
                }
            }
        }
    }

    private func truncateBySchedule(_ name: String, _ retentionMilliseconds: Int64) async {
        do throws(EngineError) {
            let done = try await database(name).truncate(retentionMilliseconds: retentionMilliseconds)
            options.note("database \(name): values before transaction \(done.upTo) are discarded")
        } catch {
            switch error.code {
            case .retentionNotReached, .replica: return  // nothing to do
            default: options.note("database \(name) could not be truncated: \(error)")
            }
        }
    }
}
