import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

/// Builds and verifies proofs between transactions of a store; with a stride for long ones.
func verifyProofs(_ store: Store, step: Int) throws {
    let last = store.committed.id
    for target in stride(from: 1, through: last, by: step) {
        for source in stride(from: 1, through: target, by: step) {
            let sourceAlh = try store.alh(source)
            let targetAlh = try store.alh(target)
            try store.dualProof(from: source, to: target)
                .verify(source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh)
            try store.dualProofV2(from: source, to: target)
                .verify(source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh)
        }
    }
}
