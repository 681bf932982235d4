#pragma once
// Internal to this target: several messages at a time, see sha256_many.c.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const uint8_t *bytes;
    size_t count;
} immu_sha256_message;

// The last block or two of a message; returns how many blocks it has altogether.
static inline size_t immu_sha256_pad(const immu_sha256_message *message, uint8_t tail[128]) {
    size_t rest = message->count % 64;
    size_t blocks = rest < 56 ? 1 : 2;
    memset(tail, 0, 128);
    if (rest > 0) memcpy(tail, message->bytes + message->count - rest, rest);
    tail[rest] = 0x80;
    uint64_t bits = __builtin_bswap64((uint64_t)message->count * 8);
    memcpy(tail + 64 * blocks - 8, &bits, 8);
    return message->count / 64 + blocks;
}

// A block of a message that was padded into `tail`.
static inline const uint8_t *immu_sha256_block(
    const immu_sha256_message *message, const uint8_t tail[128], size_t block) {
    size_t whole = message->count / 64;
    return block < whole ? message->bytes + 64 * block : tail + 64 * (block - whole);
}

// Messages that one call of the others works on together: 16, 8, or 1 when there are no vectors to do it.
size_t immu_sha256_lanes(void);
// Messages from which on it is faster to hash them side by side, although some lanes are idle.
size_t immu_sha256_lanes_worthwhile(void);

#if defined(__x86_64__)
// Chains of nodes that are worked on together.
#define IMMU_SHA256_CHAINS 4
// Up to that many chains, as in immu_sha256_chains; for processors with AVX-512 on short vectors only.
// `tailSchedules` are those of a node's second block, round constants added, by the first byte of the block.
// Returns the siblings behind those of the chains.
const uint8_t *immu_sha256_chains_lanes(
    uint8_t *digests, const uint8_t *siblings, const ptrdiff_t *lengths, const uint64_t *areLeft,
    size_t count, const uint32_t tailSchedules[256][64]);
// `count` messages one behind another; message i ends before bytes[ends[i]].
void immu_sha256_many_lanes(
    const uint8_t *bytes, const uint32_t *ends, size_t count, uint8_t *digests, size_t lanes);
// `count` hashes of 0x00 || 32 bytes (leaves) or 0x01 || 64 bytes (nodes), as `childBytes` says; may run in
// place.
void immu_sha256_tree_lanes(
    const uint8_t *children, size_t count, size_t childBytes, uint8_t *digests, size_t lanes);
#endif
