#pragma once
// The system's zlib: a whole buffer in, a whole buffer out; or a stream expanded piece by piece.
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

// Expands a stream piece by piece.
typedef struct czlib_expander czlib_expander;

// NULL when there is no memory.
czlib_expander *czlib_expander_create(int container);
void czlib_expander_destroy(czlib_expander *expander);
// Takes and gives as much as fits. CZLIB_OK at the end of the stream, CZLIB_TRUNCATED while it goes on, else what
// is wrong with it. Sets `*written` and `*consumed`.
int czlib_expander_step(czlib_expander *expander, const uint8_t *input, size_t count, size_t *consumed,
                        uint8_t *output, size_t capacity, size_t *written);
// Begins another stream.
int czlib_expander_reset(czlib_expander *expander);
