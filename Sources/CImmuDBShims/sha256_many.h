#pragma once
// Internal to this target: several messages at a time, see sha256_many.c.
#include <stddef.h>
#include <stdint.h>

// Messages that one call of the others works on together: 16, 8, or 1 when there are no vectors to do it.
size_t immu_sha256_lanes(void);
// Messages from which on it is faster to hash them side by side, although some lanes are idle.
size_t immu_sha256_lanes_worthwhile(void);

#if defined(__x86_64__)
// `count` messages one behind another; message i ends before bytes[ends[i]].
void immu_sha256_many_lanes(
    const uint8_t *bytes, const uint32_t *ends, size_t count, uint8_t *digests, size_t lanes);
// `count` hashes of 0x00 || 32 bytes (leaves) or 0x01 || 64 bytes (nodes), as `childBytes` says; may run in
// place.
void immu_sha256_tree_lanes(
    const uint8_t *children, size_t count, size_t childBytes, uint8_t *digests, size_t lanes);
#endif
