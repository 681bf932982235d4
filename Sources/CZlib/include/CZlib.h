#pragma once
// One-shot use of the system's zlib: a whole buffer in, a whole buffer out.
#include <stddef.h>
#include <stdint.h>

enum czlib_container {
    CZLIB_RAW = 0,
    CZLIB_GZIP = 1,
    CZLIB_ZLIB = 2,
};

enum czlib_result {
    CZLIB_OK = 0,
    // The library refuses the parameters or has no memory.
    CZLIB_REFUSED = -1,
    // The output does not fit, or the stream holds more than was asked for.
    CZLIB_TOO_LONG = -2,
    // The input is no stream of this kind.
    CZLIB_MALFORMED = -3,
    // The input ends before its stream does.
    CZLIB_TRUNCATED = -4,
};

// Bytes that compressing `count` bytes can take at most.
size_t czlib_bound(size_t count);

// Compresses `count` bytes into `output`. Level 0 to 9, -1 for the library's default; -2 codes literals only.
// Sets `*written`.
int czlib_compress(int container, int level, const uint8_t *input, size_t count, uint8_t *output, size_t capacity,
                   size_t *written);

// Expands exactly one stream. Sets `*written` and the input bytes used in `*consumed`.
int czlib_expand(int container, const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *written,
                 size_t *consumed);
