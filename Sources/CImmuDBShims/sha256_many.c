// Many independent SHA-256 messages side by side, one in each lane of a vector: for processors without SHA
// extensions, where that is several times as fast as one message after the other.
#include "sha256_many.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

static const uint32_t roundConstants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const uint32_t initialWords[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

typedef uint32_t vector4 __attribute__((vector_size(16)));
typedef uint32_t vector8 __attribute__((vector_size(32)));
typedef uint32_t vector16 __attribute__((vector_size(64)));

#define ROTATE(x, n) ((x) >> (n) | (x) << (32 - (n)))

// Words of four messages become vectors with a lane for each message, and back. Spelled out, as gathering
// and scattering single words, which is what becomes of a loop, takes longer than the rounds.
#define LOADED(bytes) _mm_loadu_si128((const __m128i *)(bytes))
#define STORE(bytes, vector) _mm_storeu_si128((__m128i *)(bytes), vector)
#define SWAPPED(vector) \
    _mm_shuffle_epi8(vector, _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL))
#define TRANSPOSE(rows)                                               \
    do {                                                              \
        __m128i low0 = _mm_unpacklo_epi32((rows)[0], (rows)[1]);      \
        __m128i low1 = _mm_unpacklo_epi32((rows)[2], (rows)[3]);      \
        __m128i high0 = _mm_unpackhi_epi32((rows)[0], (rows)[1]);     \
        __m128i high1 = _mm_unpackhi_epi32((rows)[2], (rows)[3]);     \
        (rows)[0] = _mm_unpacklo_epi64(low0, low1);                   \
        (rows)[1] = _mm_unpackhi_epi64(low0, low1);                   \
        (rows)[2] = _mm_unpacklo_epi64(high0, high1);                 \
        (rows)[3] = _mm_unpackhi_epi64(high0, high1);                 \
    } while (0)

// The next word of a schedule of which the last sixteen are kept.
#define EXTEND(w, i)                                                              \
    do {                                                                          \
        __typeof__((w)[0]) x = (w)[((i) + 1) & 15], y = (w)[((i) + 14) & 15];     \
        (w)[(i) & 15] += (ROTATE(x, 7) ^ ROTATE(x, 18) ^ (x >> 3)) +              \
                         (w)[((i) + 9) & 15] +                                    \
                         (ROTATE(y, 17) ^ ROTATE(y, 19) ^ (y >> 10));             \
    } while (0)

// A round on the variables a to h; `word` has its round constant.
#define ROUND(word)                                                               \
    do {                                                                          \
        __typeof__(a) t = (h + (word)) + ((e & f) ^ (~e & g)) +                   \
                          (ROTATE(e, 6) ^ ROTATE(e, 11) ^ ROTATE(e, 25));         \
        __typeof__(a) u = (ROTATE(a, 2) ^ ROTATE(a, 13) ^ ROTATE(a, 22)) +        \
                          ((a & b) ^ (a & c) ^ (b & c));                          \
        h = g, g = f, f = e, e = d + t, d = c, c = b, b = a, a = t + u;           \
    } while (0)

// Absorbs one block in each lane; lanes whose mask is zero keep their state.
#define DEFINE_LANES(NAME, TARGET, VECTOR, LANES)                                                           \
    TARGET static void NAME(VECTOR state[8], const uint8_t *const blocks[LANES], const VECTOR *mask) {      \
        union {                                                                                             \
            VECTOR vectors[16];                                                                             \
            uint32_t words[16][LANES];                                                                      \
        } input;                                                                                            \
        for (int lane = 0; lane < LANES; lane += 4)                                                         \
            for (int i = 0; i < 16; i += 4) {                                                               \
                __m128i rows[4];                                                                            \
                for (int j = 0; j < 4; j++) rows[j] = SWAPPED(LOADED(blocks[lane + j] + 4 * i));            \
                TRANSPOSE(rows);                                                                            \
                for (int j = 0; j < 4; j++) STORE(&input.words[i + j][lane], rows[j]);                      \
            }                                                                                               \
        VECTOR *w = input.vectors;                                                                          \
        VECTOR a = state[0], b = state[1], c = state[2], d = state[3];                                      \
        VECTOR e = state[4], f = state[5], g = state[6], h = state[7];                                      \
        for (int start = 0; start < 64; start += 16) {                                                      \
            _Pragma("clang loop unroll(full)") for (int i = 0; i < 16; i++) {                               \
                if (start > 0) EXTEND(w, i);                                                                \
                ROUND(w[i] + roundConstants[start + i]);                                                    \
            }                                                                                               \
        }                                                                                                   \
        VECTOR sums[8] = {a, b, c, d, e, f, g, h};                                                          \
        for (int i = 0; i < 8; i++) state[i] += sums[i] & *mask;                                            \
    }                                                                                                       \
                                                                                                            \
    TARGET static void NAME##Digests(const uint32_t *words, size_t count, uint8_t *digests) {               \
        uint8_t results[LANES][32];                                                                         \
        for (int lane = 0; lane < LANES; lane += 4)                                                         \
            for (int i = 0; i < 8; i += 4) {                                                                \
                __m128i rows[4];                                                                            \
                for (int j = 0; j < 4; j++) rows[j] = LOADED(words + LANES * (i + j) + lane);               \
                TRANSPOSE(rows);                                                                            \
                for (int j = 0; j < 4; j++) STORE(results[lane + j] + 4 * i, SWAPPED(rows[j]));             \
            }                                                                                               \
        memcpy(digests, results, 32 * count);                                                               \
    }                                                                                                       \
                                                                                                            \
    /* Hashes `blocks` blocks of each lane; lanes that are not used repeat the first. */                    \
    TARGET static void NAME##Padded(                                                                        \
        const uint8_t padded[][128], size_t blocks, size_t count, uint8_t *digests) {                       \
        union {                                                                                             \
            VECTOR vectors[8];                                                                              \
            uint32_t words[8][LANES];                                                                       \
        } state;                                                                                            \
        for (int i = 0; i < 8; i++) state.vectors[i] = (VECTOR){} + initialWords[i];                        \
        const VECTOR all = ~(VECTOR){};                                                                     \
        for (size_t block = 0; block < blocks; block++) {                                                   \
            const uint8_t *sources[LANES];                                                                  \
            for (size_t lane = 0; lane < LANES; lane++)                                                     \
                sources[lane] = padded[lane < count ? lane : 0] + 64 * block;                               \
            NAME(state.vectors, sources, &all);                                                             \
        }                                                                                                   \
        NAME##Digests(&state.words[0][0], count, digests);                                                  \
    }                                                                                                       \
                                                                                                            \
    TARGET static void NAME##Messages(                                                                      \
        const immu_sha256_message *messages, size_t count, uint8_t *digests) {                              \
        uint8_t tails[LANES][128];                                                                          \
        size_t blocks[LANES], most = 0;                                                                     \
        for (size_t lane = 0; lane < LANES; lane++) {                                                       \
            blocks[lane] = lane < count ? immu_sha256_pad(messages + lane, tails[lane]) : 0;                \
            if (blocks[lane] > most) most = blocks[lane];                                                   \
        }                                                                                                   \
        union {                                                                                             \
            VECTOR vectors[8];                                                                              \
            uint32_t words[8][LANES];                                                                       \
        } state;                                                                                            \
        for (int i = 0; i < 8; i++)                                                                         \
            for (int lane = 0; lane < LANES; lane++) state.words[i][lane] = initialWords[i];                \
        for (size_t block = 0; block < most; block++) {                                                     \
            const uint8_t *sources[LANES];                                                                  \
            union {                                                                                         \
                VECTOR vector;                                                                              \
                uint32_t words[LANES];                                                                      \
            } mask;                                                                                         \
            for (size_t lane = 0; lane < LANES; lane++) {                                                   \
                mask.words[lane] = block < blocks[lane] ? 0xffffffff : 0;                                   \
                sources[lane] = roundConstantBytes;                                                         \
                if (block >= blocks[lane]) continue;                                                        \
                sources[lane] = immu_sha256_block(messages + lane, tails[lane], block);                     \
            }                                                                                               \
            NAME(state.vectors, sources, &mask.vector);                                                     \
        }                                                                                                   \
        NAME##Digests(&state.words[0][0], count, digests);                                                  \
    }

// 64 bytes that can be read in place of a block that does not count.
static const uint8_t *const roundConstantBytes = (const uint8_t *)roundConstants;

DEFINE_LANES(lanes8, __attribute__((target("avx2"))), vector8, 8)
DEFINE_LANES(lanes16, __attribute__((target("avx512f"))), vector16, 16)
// The rotations of AVX-512 on short vectors: four messages take hardly longer than one.
DEFINE_LANES(lanes4Short, __attribute__((target("avx512f,avx512vl"))), vector4, 4)
DEFINE_LANES(lanes8Short, __attribute__((target("avx512f,avx512vl"))), vector8, 8)

size_t immu_sha256_lanes(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") ? 16 : __builtin_cpu_supports("avx2") ? 8 : 1;
}

size_t immu_sha256_lanes_worthwhile(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512vl") ? 2 : 4;
}

// Calls the version of a function for as few lanes as take so many messages.
#define WITH_LANES(FUNCTION, count, lanes, ...)                                        \
    do {                                                                               \
        const int areShort = (lanes) == 16 && __builtin_cpu_supports("avx512vl");      \
        if (areShort && (count) <= 4)                                                  \
            lanes4Short##FUNCTION(__VA_ARGS__);                                        \
        else if (areShort && (count) <= 8)                                             \
            lanes8Short##FUNCTION(__VA_ARGS__);                                        \
        else if ((lanes) == 16)                                                        \
            lanes16##FUNCTION(__VA_ARGS__);                                            \
        else                                                                           \
            lanes8##FUNCTION(__VA_ARGS__);                                             \
    } while (0)

void immu_sha256_many_lanes(
    const uint8_t *bytes, const uint32_t *ends, size_t count, uint8_t *digests, size_t lanes) {
    immu_sha256_message messages[16];
    size_t start = 0;
    for (size_t done = 0; done < count;) {
        size_t taken = count - done < lanes ? count - done : lanes;
        for (size_t lane = 0; lane < taken; lane++) {
            messages[lane] = (immu_sha256_message){bytes + start, ends[done + lane] - start};
            start = ends[done + lane];
        }
        WITH_LANES(Messages, taken, lanes, messages, taken, digests + 32 * done);
        done += taken;
    }
}

// What surrounds a leaf or a node in its blocks.
static inline void prepare(uint8_t padded[128], size_t childBytes) {
    const uint16_t bits = __builtin_bswap16((uint16_t)((childBytes + 1) * 8));
    memset(padded, 0, 128);
    padded[0] = childBytes == 64 ? 0x01 : 0x00;
    padded[childBytes + 1] = 0x80;
    memcpy(padded + (childBytes == 64 ? 126 : 62), &bits, 2);
}

#define CHAINS_TARGET __attribute__((target("avx512f,avx512vl")))

// The first block of a node in each lane: a byte 0x01, then all of the left child and most of the right one.
CHAINS_TARGET static inline void absorbHead(vector4 state[8], const vector4 children[16]) {
    vector4 w[16] = {0x01000000 | children[0] >> 8};
    for (int i = 1; i < 16; i++) w[i] = children[i - 1] << 24 | children[i] >> 8;
    vector4 a = state[0], b = state[1], c = state[2], d = state[3];
    vector4 e = state[4], f = state[5], g = state[6], h = state[7];
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) ROUND(w[i] + roundConstants[i]);
    // Short enough for the processor to keep it decoded.
#pragma clang loop unroll(disable)
    for (int start = 16; start < 64; start += 16) {
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) {
            EXTEND(w, i);
            ROUND(w[i] + roundConstants[start + i]);
        }
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

// The second block, of which only the first byte differs: its schedules are known.
CHAINS_TARGET static inline void absorbTail(
    vector4 state[8], vector4 lastWords, const uint32_t tailSchedules[256][64]) {
    const uint32_t *schedules[4];
    for (int lane = 0; lane < 4; lane++) schedules[lane] = tailSchedules[lastWords[lane] & 0xff];
    vector4 a = state[0], b = state[1], c = state[2], d = state[3];
    vector4 e = state[4], f = state[5], g = state[6], h = state[7];
#pragma clang loop unroll_count(2)
    for (int start = 0; start < 64; start += 4) {
        __m128i rows[4];
        for (int lane = 0; lane < 4; lane++) rows[lane] = LOADED(schedules[lane] + start);
        TRANSPOSE(rows);
#pragma clang loop unroll(full)
        for (int i = 0; i < 4; i++) ROUND((vector4)rows[i]);
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

// The words of four digests.
CHAINS_TARGET static inline void loadDigests(const uint8_t *const digests[4], vector4 words[8]) {
    for (int i = 0; i < 8; i += 4) {
        __m128i rows[4];
        for (int lane = 0; lane < 4; lane++) rows[lane] = SWAPPED(LOADED(digests[lane] + 4 * i));
        TRANSPOSE(rows);
        for (int j = 0; j < 4; j++) words[i + j] = (vector4)rows[j];
    }
}

// Nodes stay in vectors from step to step: bytes just written would have to be waited for.
CHAINS_TARGET const uint8_t *immu_sha256_chains_lanes(
    uint8_t *digests, const uint8_t *siblings, const ptrdiff_t *lengths, const uint64_t *areLeft,
    size_t count, const uint32_t tailSchedules[256][64]) {
    const uint8_t *next[4], *starts[4];
    ptrdiff_t left[4] = {};
    ptrdiff_t most = 0;
    for (size_t lane = 0; lane < 4; lane++) {
        // Lanes that are not used read what is there.
        starts[lane] = next[lane] = digests;
        if (lane >= count) continue;
        starts[lane] = digests + 32 * lane;
        left[lane] = lengths[lane];
        if (left[lane] > 0) next[lane] = siblings;
        siblings += 32 * left[lane];
        if (left[lane] > most) most = left[lane];
    }
    vector4 nodes[8], others[8];
    loadDigests(starts, nodes);
    for (ptrdiff_t step = 0; step < most; step++) {
        loadDigests(next, others);
        vector4 isLeft = {}, isOn = {};
        for (size_t lane = 0; lane < count; lane++) {
            if (left[lane] == 0) continue;
            isOn[lane] = ~0u;
            isLeft[lane] = areLeft[lane] >> step & 1 ? ~0u : 0;
            if (--left[lane] > 0) next[lane] += 32;
        }
        vector4 children[16], state[8];
        for (int i = 0; i < 8; i++) {
            children[i] = (others[i] & isLeft) | (nodes[i] & ~isLeft);
            children[8 + i] = (nodes[i] & isLeft) | (others[i] & ~isLeft);
            state[i] = (vector4){} + initialWords[i];
        }
        absorbHead(state, children);
        absorbTail(state, children[15], tailSchedules);
        for (int i = 0; i < 8; i++) nodes[i] = (state[i] & isOn) | (nodes[i] & ~isOn);
    }
    lanes4ShortDigests((const uint32_t *)nodes, count, digests);
    return siblings;
}

// Parents may lie over their children: a group is copied before its digests are written.
void immu_sha256_tree_lanes(
    const uint8_t *children, size_t count, size_t childBytes, uint8_t *digests, size_t lanes) {
    // A leaf fits into one block, a node needs a second one for its last byte.
    const size_t blocks = childBytes == 64 ? 2 : 1;
    uint8_t padded[16][128];
    for (size_t lane = 0; lane < lanes && lane < count; lane++) prepare(padded[lane], childBytes);
    for (size_t done = 0; done < count;) {
        const size_t taken = count - done < lanes ? count - done : lanes;
        const uint8_t *source = children + childBytes * done;
        for (size_t lane = 0; lane < taken; lane++) {
            if (childBytes == 64)
                memcpy(padded[lane] + 1, source + 64 * lane, 64);
            else
                memcpy(padded[lane] + 1, source + 32 * lane, 32);
        }
        WITH_LANES(
            Padded, taken, lanes, (const uint8_t(*)[128])padded, blocks, taken, digests + 32 * done);
        done += taken;
    }
}

#else

size_t immu_sha256_lanes(void) { return 1; }
size_t immu_sha256_lanes_worthwhile(void) { return 4; }

#endif
