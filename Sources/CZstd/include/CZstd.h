#pragma once
// The system's zstd, found when it is asked for: programs run without it.
#include <stddef.h>
#include <stdint.h>

enum czstd_result {
    // More may follow.
    CZSTD_OK = 0,
    // The frame is complete.
    CZSTD_END = 1,
    // There is no library, or it is older than 1.4.
    CZSTD_MISSING = -1,
    // There is no memory, or the library refuses.
    CZSTD_REFUSED = -2,
    // The input is no frame, or is damaged.
    CZSTD_MALFORMED = -3,
};

// Whether the library is there.
int czstd_is_there(void);

// Makes one frame out of a stream, with a checksum at its end.
typedef struct czstd_compressor czstd_compressor;

// NULL when there is no library or no memory.
czstd_compressor *czstd_compressor_create(int level);
void czstd_compressor_destroy(czstd_compressor *compressor);
// Takes and gives as much as fits; with `ends` set nothing follows. Sets `*consumed` and `*written`.
int czstd_compressor_step(czstd_compressor *compressor, const uint8_t *input, size_t count, size_t *consumed,
                          uint8_t *output, size_t capacity, size_t *written, int ends);

// Expands frames.
typedef struct czstd_expander czstd_expander;

// NULL when there is no library or no memory.
czstd_expander *czstd_expander_create(void);
void czstd_expander_destroy(czstd_expander *expander);
// Takes and gives as much as fits. CZSTD_END when a frame is complete and all of it was given.
int czstd_expander_step(czstd_expander *expander, const uint8_t *input, size_t count, size_t *consumed,
                        uint8_t *output, size_t capacity, size_t *written);
