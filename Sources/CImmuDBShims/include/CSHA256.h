#pragma once
// SHA-256 (FIPS 180-4) for the small, fixed-size inputs of hash trees: no allocation, SHA extensions when
// present.
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t words[8];
    uint64_t length;      // bytes absorbed so far
    uint8_t pending[64];  // the last, incomplete block
    uint32_t pendingCount;
} immu_sha256_state;

void immu_sha256_start(immu_sha256_state *state);
void immu_sha256_update(immu_sha256_state *state, const void *bytes, size_t count);
void immu_sha256_finish(immu_sha256_state *state, uint8_t digest[32]);

// One-shot: digest = SHA-256(bytes).
void immu_sha256(const void *bytes, size_t count, uint8_t digest[32]);
// digest = SHA-256(0x00 || payload[32])
void immu_sha256_leaf(const uint8_t payload[32], uint8_t digest[32]);
// digest = SHA-256(0x01 || left[32] || right[32])
void immu_sha256_node(const uint8_t left[32], const uint8_t right[32], uint8_t digest[32]);
// `pairCount` nodes of one tree level: parents[i] = node(children[2i], children[2i+1]); may run in place.
void immu_sha256_level(const uint8_t *children, size_t pairCount, uint8_t *parents);
// `count` leaf hashes: hashes[i] = leaf(payloads[i]); may run in place.
void immu_sha256_leaves(const uint8_t *payloads, size_t count, uint8_t *hashes);
// `count` messages that lie one behind another: digests[i] = SHA-256(bytes[ends[i - 1]..<ends[i]]).
void immu_sha256_many(const uint8_t *bytes, const uint32_t *ends, size_t count, uint8_t *digests);
// `count` chains of nodes, in place: digests[i] is joined with the first sibling of chain i, what comes out
// with the next, and so on. The siblings of all chains lie one behind another, lengths[i] of them belong to
// chain i; bit k of areLeft[i] tells that its k-th sibling stands on the left. At most 64 to a chain.
void immu_sha256_chains(
    uint8_t *digests, const uint8_t *siblings, const ptrdiff_t *lengths, const uint64_t *areLeft,
    ptrdiff_t count);
// 1 when the processor's SHA extensions are in use.
int immu_sha256_accelerated(void);
// Test seam: force the portable code (1), the SHA extensions (2) or the vectors (3), or return to detection
// (0). Answers 0 and changes nothing when the processor cannot.
int immu_sha256_force(int code);
