#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// What a container adds to raw deflate: head, checksum, and room for stored blocks.
#define CZLIB_MARGIN 128

static int window_bits(int container) {
    switch (container) {
    case CZLIB_RAW: return -MAX_WBITS;
    case CZLIB_GZIP: return MAX_WBITS + 16;
    default: return MAX_WBITS;
    }
}

size_t czlib_bound(size_t count) { return count + (count >> 3) + CZLIB_MARGIN; }

int czlib_compress(int container, int level, const uint8_t *input, size_t count, uint8_t *output, size_t capacity,
                   size_t *written) {
    if (count > UINT_MAX || capacity > UINT_MAX) return CZLIB_REFUSED;
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    int strategy = level == -2 ? Z_HUFFMAN_ONLY : Z_DEFAULT_STRATEGY;
    int effort = level == -2 ? Z_DEFAULT_COMPRESSION : level;
    if (deflateInit2(&stream, effort, Z_DEFLATED, window_bits(container), 8, strategy) != Z_OK) return CZLIB_REFUSED;
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)count;
    stream.next_out = output;
    stream.avail_out = (uInt)capacity;
    int result = deflate(&stream, Z_FINISH);
    *written = capacity - stream.avail_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? CZLIB_OK : CZLIB_TOO_LONG;
}

int czlib_expand(int container, const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *written,
                 size_t *consumed) {
    if (count > UINT_MAX || capacity > UINT_MAX) return CZLIB_REFUSED;
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, window_bits(container)) != Z_OK) return CZLIB_REFUSED;
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)count;
    stream.next_out = output;
    stream.avail_out = (uInt)capacity;
    int result = inflate(&stream, Z_FINISH);
    *written = capacity - stream.avail_out;
    *consumed = count - stream.avail_in;
    int outcome = CZLIB_MALFORMED;
    if (result == Z_STREAM_END) {
        outcome = CZLIB_OK;
    } else if (result == Z_BUF_ERROR || result == Z_OK) {
        outcome = stream.avail_out == 0 ? CZLIB_TOO_LONG : CZLIB_TRUNCATED;
    } else if (result == Z_MEM_ERROR) {
        outcome = CZLIB_REFUSED;
    }
    inflateEnd(&stream);
    return outcome;
}

struct czlib_expander {
    z_stream stream;
};

czlib_expander *czlib_expander_create(int container) {
    czlib_expander *expander = calloc(1, sizeof *expander);
    if (expander == NULL) return NULL;
    if (inflateInit2(&expander->stream, window_bits(container)) != Z_OK) {
        free(expander);
        return NULL;
    }
    return expander;
}

void czlib_expander_destroy(czlib_expander *expander) {
    if (expander == NULL) return;
    inflateEnd(&expander->stream);
    free(expander);
}

int czlib_expander_step(czlib_expander *expander, const uint8_t *input, size_t count, size_t *consumed,
                        uint8_t *output, size_t capacity, size_t *written) {
    *consumed = 0;
    *written = 0;
    if (count > UINT_MAX || capacity > UINT_MAX) return CZLIB_REFUSED;
    z_stream *stream = &expander->stream;
    stream->next_in = (Bytef *)input;
    stream->avail_in = (uInt)count;
    stream->next_out = output;
    stream->avail_out = (uInt)capacity;
    int result = inflate(stream, Z_NO_FLUSH);
    *written = capacity - stream->avail_out;
    *consumed = count - stream->avail_in;
    switch (result) {
    case Z_STREAM_END: return CZLIB_OK;
    case Z_OK:
    case Z_BUF_ERROR: return CZLIB_TRUNCATED;
    case Z_MEM_ERROR: return CZLIB_REFUSED;
    default: return CZLIB_MALFORMED;
    }
}

int czlib_expander_reset(czlib_expander *expander) {
    return inflateReset(&expander->stream) == Z_OK ? CZLIB_OK : CZLIB_REFUSED;
}
