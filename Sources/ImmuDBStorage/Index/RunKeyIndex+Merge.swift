import Synchronization

extension RunKeyIndex {
    /// Starts a merge when one is due, or does a piece of the one under way.
    /// - Returns: false when there is nothing to merge.
    func mergeStep(_ state: inout Maintenance) throws(StorageError) -> Bool {
        if state.merge == nil {
            let runs = writtenRuns()
            guard let range = RunMerge.plan(runs.map(\.info)) else { return false }
            try startMerge(Array(runs[range]), &state)
        }
        guard var merge = state.merge else { return false }
        state.merge = nil  // the only owner changes it in place
        do throws(StorageError) {
            guard let info = try merge.step(Limits.indexMergeStepBytes) else {
                state.merge = merge
                return true
            }
            let run = try openWritten(info)
            try replace(merge.inputs.map(IndexLayer.run), with: [run], &state)
            state.failure = nil
            return true
        } catch {
            try giveUp(merge)
            guard merge.inputs.contains(where: \.isDamaged) else { throw error }
            try repairDamaged(&state)
            return true
        }
    }

    func startMerge(_ inputs: [Run], _ state: inout Maintenance) throws(StorageError) {
        let hasHeads = RunWriter.wantsHeads(
            keys: inputs.map(\.info.keyCount).max() ?? 0,
            versions: inputs.reduce(0) { $0 + $1.info.versionCount })
        let writer = try newRun(&state, hasHeads: hasHeads)
        do throws(StorageError) {
            state.merge = try RunMerge(inputs, into: writer)
        } catch {
            try writer.abandon()
            discard(writer.number)
            guard inputs.contains(where: \.isDamaged) else { throw error }
            try repairDamaged(&state)
        }
    }

    /// Drops a merge under way; its file was never listed.
    func cancelMerge(_ state: inout Maintenance) throws(StorageError) {
        guard let merge = state.merge else { return }
        state.merge = nil
        try giveUp(merge)
    }

    private func giveUp(_ merge: RunMerge) throws(StorageError) {
        try merge.abandon()
        discard(merge.number)
    }
}
