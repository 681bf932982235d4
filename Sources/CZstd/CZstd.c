#include "CZstd.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

// The parts of the library's stable interface that are used.
typedef struct {
    const void *start;
    size_t size, position;
} input_buffer;

typedef struct {
    void *start;
    size_t size, position;
} output_buffer;

enum { LEVEL_PARAMETER = 100, CHECKSUM_PARAMETER = 201, CONTINUE = 0, END = 2 };

static struct {
    void *(*create_compressor)(void);
    size_t (*free_compressor)(void *);
    size_t (*set_parameter)(void *, int, int);
    size_t (*compress)(void *, output_buffer *, input_buffer *, int);
    void *(*create_expander)(void);
    size_t (*free_expander)(void *);
    size_t (*expand)(void *, output_buffer *, input_buffer *);
    unsigned (*is_error)(size_t);
    int is_there;
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *const names[] = {"libzstd.so.1", "libzstd.1.dylib", "libzstd.so"};
    void *handle = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && handle == NULL; i++)
        handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) return;
    *(void **)&library.create_compressor = dlsym(handle, "ZSTD_createCCtx");
    *(void **)&library.free_compressor = dlsym(handle, "ZSTD_freeCCtx");
    *(void **)&library.set_parameter = dlsym(handle, "ZSTD_CCtx_setParameter");
    *(void **)&library.compress = dlsym(handle, "ZSTD_compressStream2");
    *(void **)&library.create_expander = dlsym(handle, "ZSTD_createDCtx");
    *(void **)&library.free_expander = dlsym(handle, "ZSTD_freeDCtx");
    *(void **)&library.expand = dlsym(handle, "ZSTD_decompressStream");
    *(void **)&library.is_error = dlsym(handle, "ZSTD_isError");
    library.is_there = library.create_compressor && library.free_compressor && library.set_parameter
        && library.compress && library.create_expander && library.free_expander && library.expand
        && library.is_error;
}

int czstd_is_there(void) {
    pthread_once(&once, load);
    return library.is_there;
}

// The library's own objects, under types of ours.

czstd_compressor *czstd_compressor_create(int level) {
    if (!czstd_is_there()) return NULL;
    void *context = library.create_compressor();
    if (context == NULL) return NULL;
    if (library.is_error(library.set_parameter(context, LEVEL_PARAMETER, level))
        || library.is_error(library.set_parameter(context, CHECKSUM_PARAMETER, 1))) {
        library.free_compressor(context);
        return NULL;
    }
    return context;
}

void czstd_compressor_destroy(czstd_compressor *compressor) {
    if (compressor != NULL) library.free_compressor(compressor);
}

int czstd_compressor_step(czstd_compressor *compressor, const uint8_t *input, size_t count, size_t *consumed,
                          uint8_t *output, size_t capacity, size_t *written, int ends) {
    input_buffer in = {input, count, 0};
    output_buffer out = {output, capacity, 0};
    size_t rest = library.compress(compressor, &out, &in, ends ? END : CONTINUE);
    *consumed = in.position;
    *written = out.position;
    if (library.is_error(rest)) return CZSTD_REFUSED;
    return ends && rest == 0 ? CZSTD_END : CZSTD_OK;
}

czstd_expander *czstd_expander_create(void) {
    return czstd_is_there() ? library.create_expander() : NULL;
}

void czstd_expander_destroy(czstd_expander *expander) {
    if (expander != NULL) library.free_expander(expander);
}

int czstd_expander_step(czstd_expander *expander, const uint8_t *input, size_t count, size_t *consumed,
                        uint8_t *output, size_t capacity, size_t *written) {
    input_buffer in = {input, count, 0};
    output_buffer out = {output, capacity, 0};
    size_t rest = library.expand(expander, &out, &in);
    *consumed = in.position;
    *written = out.position;
    if (library.is_error(rest)) return CZSTD_MALFORMED;
    return rest == 0 ? CZSTD_END : CZSTD_OK;
}
