#pragma once
// Internal to this target: one message at a time for processors without SHA instructions, the schedule four
// words at a time in vectors, the rounds with the rotations of BMI2.
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
// Whether the processor can.
int immu_sha256_single_supported(void);
// Absorbs whole blocks.
void immu_sha256_single(uint32_t words[8], const uint8_t *blocks, size_t count, const uint32_t constants[64]);
// Absorbs a block whose schedule, round constants added, is known.
void immu_sha256_single_scheduled(uint32_t words[8], const uint32_t schedule[64]);
#endif
