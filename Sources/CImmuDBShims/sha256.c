#include "CSHA256.h"
#include "sha256_many.h"
#include "sha256_single.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static const uint32_t roundConstants[64] __attribute__((aligned(16))) = {
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

static inline uint32_t loadBigEndian(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline void storeBigEndian(uint8_t *bytes, uint32_t word) {
    bytes[0] = (uint8_t)(word >> 24);
    bytes[1] = (uint8_t)(word >> 16);
    bytes[2] = (uint8_t)(word >> 8);
    bytes[3] = (uint8_t)word;
}

static inline uint32_t rotateRight(uint32_t x, int n) { return x >> n | x << (32 - n); }

static inline uint32_t scheduleWord(const uint32_t *w, int i) {
    uint32_t s0 = rotateRight(w[i - 15], 7) ^ rotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
    uint32_t s1 = rotateRight(w[i - 2], 17) ^ rotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
    return w[i - 16] + s0 + w[i - 7] + s1;
}

static void compressPortable(uint32_t words[8], const uint8_t *blocks, size_t count) {
    for (; count > 0; count--, blocks += 64) {
        uint32_t w[64];
        for (int i = 0; i < 16; i++) w[i] = loadBigEndian(blocks + 4 * i);
        for (int i = 16; i < 64; i++) w[i] = scheduleWord(w, i);
        uint32_t v[8];
        memcpy(v, words, sizeof v);
        for (int i = 0; i < 64; i += 8) {
            // Instead of moving the eight variables along, the names move: unrolled, every index is constant.
#pragma clang loop unroll(full)
            for (int r = 0; r < 8; r++) {
                const uint32_t a = v[-r & 7], b = v[(1 - r) & 7], c = v[(2 - r) & 7];
                const uint32_t e = v[(4 - r) & 7], f = v[(5 - r) & 7], g = v[(6 - r) & 7];
                uint32_t s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
                uint32_t t1 = v[(7 - r) & 7] + s1 + ((e & f) ^ (~e & g)) + roundConstants[i + r] + w[i + r];
                uint32_t s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
                v[(3 - r) & 7] += t1;
                v[(7 - r) & 7] = t1 + s0 + ((a & b) ^ (a & c) ^ (b & c));
            }
        }
        for (int i = 0; i < 8; i++) words[i] += v[i];
    }
}

#if defined(__x86_64__)
#define SHA_TARGET __attribute__((target("sha,sse4.1,ssse3")))
#define SHA_INLINE static inline __attribute__((always_inline, target("sha,sse4.1,ssse3")))

// The instructions want the state words as (A B E F) and (C D G H), highest lane first.
typedef struct {
    __m128i abef, cdgh;
} lanes;

// A 65-byte message ends in a second block that differs in its first byte only. Its message schedule, round
// constants added, is computed once for each of the 256 bytes: 64 KiB that save a third of the work per node.
static uint32_t nodeTailSchedules[256][64] __attribute__((aligned(64)));

static void fillNodeTailSchedules(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t w[64] = {byte << 24 | 0x800000};
        w[15] = 65 * 8;
        for (int i = 16; i < 64; i++) w[i] = scheduleWord(w, i);
        for (int i = 0; i < 64; i++) nodeTailSchedules[byte][i] = w[i] + roundConstants[i];
    }
}

SHA_INLINE __m128i byteSwapped(__m128i bytes) {
    return _mm_shuffle_epi8(bytes, _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL));
}

SHA_INLINE __m128i loadBytes(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

SHA_INLINE lanes loadLanes(const uint32_t words[8]) {
    __m128i dcba = _mm_loadu_si128((const __m128i *)words);
    __m128i hgfe = _mm_loadu_si128((const __m128i *)(words + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, 0xb1);
    __m128i efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    return (lanes){_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xf0)};
}

// The state words in order, as two vectors.
SHA_INLINE void orderedWords(lanes s, __m128i *low, __m128i *high) {
    __m128i feba = _mm_shuffle_epi32(s.abef, 0x1b);
    __m128i dchg = _mm_shuffle_epi32(s.cdgh, 0xb1);
    *low = _mm_blend_epi16(feba, dchg, 0xf0);
    *high = _mm_alignr_epi8(dchg, feba, 8);
}

SHA_INLINE void storeDigest(lanes s, uint8_t digest[32]) {
    __m128i low, high;
    orderedWords(s, &low, &high);
    _mm_storeu_si128((__m128i *)digest, byteSwapped(low));
    _mm_storeu_si128((__m128i *)(digest + 16), byteSwapped(high));
}

SHA_INLINE lanes addLanes(lanes a, lanes b) {
    return (lanes){_mm_add_epi32(a.abef, b.abef), _mm_add_epi32(a.cdgh, b.cdgh)};
}

// Four rounds; `t` holds their schedule words with the round constants added.
SHA_INLINE lanes fourRounds(lanes s, __m128i t) {
    s.cdgh = _mm_sha256rnds2_epu32(s.cdgh, s.abef, t);
    s.abef = _mm_sha256rnds2_epu32(s.abef, s.cdgh, _mm_shuffle_epi32(t, 0x0e));
    return s;
}

// Schedule words 4g...4g+3, from the 16 before them; `m` is a ring of four vectors.
SHA_INLINE __m128i nextSchedule(__m128i m[4], int g) {
    if (g >= 4) {
        __m128i sum = _mm_sha256msg1_epu32(m[g & 3], m[(g + 1) & 3]);
        sum = _mm_add_epi32(sum, _mm_alignr_epi8(m[(g + 3) & 3], m[(g + 2) & 3], 4));
        m[g & 3] = _mm_sha256msg2_epu32(sum, m[(g + 3) & 3]);
    }
    return _mm_add_epi32(m[g & 3], _mm_load_si128((const __m128i *)(roundConstants + 4 * g)));
}

SHA_INLINE lanes compressBlock(lanes s, __m128i m[4]) {
    const lanes saved = s;
#pragma clang loop unroll(full)
    for (int g = 0; g < 16; g++) s = fourRounds(s, nextSchedule(m, g));
    return addLanes(s, saved);
}

// Two independent messages side by side: one hides the latency of the other.
SHA_INLINE void compressTwoBlocks(lanes *a, lanes *b, __m128i ma[4], __m128i mb[4]) {
    lanes s = *a, t = *b;
#pragma clang loop unroll(full)
    for (int g = 0; g < 16; g++) {
        s = fourRounds(s, nextSchedule(ma, g));
        t = fourRounds(t, nextSchedule(mb, g));
    }
    *a = addLanes(*a, s);
    *b = addLanes(*b, t);
}

// First block of 0x01 || left || right, without a copy in memory.
SHA_INLINE void makeNode(__m128i left, __m128i leftEnd, __m128i right, __m128i rightEnd, __m128i m[4]) {
    m[0] = byteSwapped(_mm_alignr_epi8(left, _mm_set1_epi8(1), 15));
    m[1] = byteSwapped(_mm_alignr_epi8(leftEnd, left, 15));
    m[2] = byteSwapped(_mm_alignr_epi8(right, leftEnd, 15));
    m[3] = byteSwapped(_mm_alignr_epi8(rightEnd, right, 15));
}

// Digests are read in the halves in which they were stored: others would have to wait for the stores.
SHA_INLINE void loadNode(const uint8_t *left, const uint8_t *right, __m128i m[4]) {
    makeNode(loadBytes(left), loadBytes(left + 16), loadBytes(right), loadBytes(right + 16), m);
}

// The only block of 0x00 || payload.
SHA_INLINE void loadLeaf(const uint8_t *payload, __m128i m[4]) {
    const __m128i padding = _mm_set_epi32(0, 0, 0, 0x80);
    m[0] = byteSwapped(_mm_alignr_epi8(loadBytes(payload), _mm_setzero_si128(), 15));
    m[1] = byteSwapped(loadBytes(payload + 15));
    m[2] = byteSwapped(_mm_alignr_epi8(padding, loadBytes(payload + 16), 15));
    m[3] = _mm_set_epi32(33 * 8, 0, 0, 0);
}

SHA_INLINE __m128i tailSchedule(uint8_t lastByte, int g) {
    return _mm_load_si128((const __m128i *)(nodeTailSchedules[lastByte] + 4 * g));
}

// The second block of a node, which begins with the last byte of its right child.
SHA_INLINE lanes compressTail(lanes middle, uint8_t lastByte) {
    lanes s = middle;
#pragma clang loop unroll(full)
    for (int g = 0; g < 16; g++) s = fourRounds(s, tailSchedule(lastByte, g));
    return addLanes(s, middle);
}

SHA_INLINE void compressTwoTails(lanes *a, lanes *b, uint8_t lastByteOfA, uint8_t lastByteOfB) {
    lanes s = *a, t = *b;
#pragma clang loop unroll(full)
    for (int g = 0; g < 16; g++) {
        s = fourRounds(s, tailSchedule(lastByteOfA, g));
        t = fourRounds(t, tailSchedule(lastByteOfB, g));
    }
    *a = addLanes(*a, s);
    *b = addLanes(*b, t);
}

SHA_TARGET static void nodeAccelerated(const uint8_t *left, const uint8_t *right, uint8_t *digest) {
    __m128i m[4];
    loadNode(left, right, m);
    storeDigest(compressTail(compressBlock(loadLanes(initialWords), m), right[31]), digest);
}

SHA_TARGET static void levelAccelerated(const uint8_t *children, size_t pairCount, uint8_t *parents) {
    for (; pairCount >= 2; pairCount -= 2, children += 128, parents += 64) {
        __m128i ma[4], mb[4];
        loadNode(children, children + 32, ma);
        loadNode(children + 64, children + 96, mb);
        lanes a = loadLanes(initialWords), b = a;
        compressTwoBlocks(&a, &b, ma, mb);
        compressTwoTails(&a, &b, children[63], children[127]);
        // Stored only now: the parents may lie over the children.
        storeDigest(a, parents);
        storeDigest(b, parents + 32);
    }
    if (pairCount > 0) nodeAccelerated(children, children + 32, parents);
}

SHA_TARGET static void leafAccelerated(const uint8_t *payload, uint8_t *digest) {
    __m128i m[4];
    loadLeaf(payload, m);
    storeDigest(compressBlock(loadLanes(initialWords), m), digest);
}

SHA_TARGET static void leavesAccelerated(const uint8_t *payloads, size_t count, uint8_t *hashes) {
    for (; count >= 2; count -= 2, payloads += 64, hashes += 64) {
        __m128i ma[4], mb[4];
        loadLeaf(payloads, ma);
        loadLeaf(payloads + 32, mb);
        lanes a = loadLanes(initialWords), b = a;
        compressTwoBlocks(&a, &b, ma, mb);
        storeDigest(a, hashes);
        storeDigest(b, hashes + 32);
    }
    if (count > 0) leafAccelerated(payloads, hashes);
}

// A chain of nodes under way. Its last node stays in registers: bytes just written would have to be waited for.
typedef struct {
    __m128i low, high;
    const uint8_t *siblings;
    size_t left;
    uint64_t areLeft;
    uint8_t *digest;
} chainState;

// Chains that nobody has begun with.
typedef struct {
    uint8_t *digests;
    const uint8_t *siblings;
    const ptrdiff_t *lengths;
    const uint64_t *areLeft;
    ptrdiff_t count;
} chainList;

// Begins with the next chain that has any sibling; 0 when there is none.
SHA_INLINE int takeChain(chainState *chain, chainList *list) {
    for (; list->count > 0; list->count--) {
        uint8_t *digest = list->digests;
        *chain = (chainState){loadBytes(digest), loadBytes(digest + 16), list->siblings,
                              (size_t)*list->lengths, *list->areLeft, digest};
        list->siblings += 32 * *list->lengths;
        list->digests += 32, list->lengths++, list->areLeft++;
        if (chain->left == 0) continue;
        list->count--;
        return 1;
    }
    return 0;
}

// First block of the next node of a chain; returns the last byte of its right child.
SHA_INLINE uint8_t loadStep(const chainState *chain, __m128i m[4]) {
    const __m128i mask = _mm_set1_epi8((char)-(char)(chain->areLeft & 1));
    const __m128i low = loadBytes(chain->siblings), high = loadBytes(chain->siblings + 16);
    const __m128i leftLow = _mm_blendv_epi8(chain->low, low, mask);
    const __m128i leftHigh = _mm_blendv_epi8(chain->high, high, mask);
    const __m128i rightLow = _mm_blendv_epi8(low, chain->low, mask);
    const __m128i rightHigh = _mm_blendv_epi8(high, chain->high, mask);
    makeNode(leftLow, leftHigh, rightLow, rightHigh, m);
    return (uint8_t)_mm_extract_epi8(rightHigh, 15);
}

// Ends a step; 0 when it was the last of the chain, whose digest is written then.
SHA_INLINE int advance(chainState *chain, lanes s) {
    orderedWords(s, &chain->low, &chain->high);
    chain->low = byteSwapped(chain->low), chain->high = byteSwapped(chain->high);
    chain->siblings += 32, chain->areLeft >>= 1;
    if (--chain->left > 0) return 1;
    _mm_storeu_si128((__m128i *)chain->digest, chain->low);
    _mm_storeu_si128((__m128i *)(chain->digest + 16), chain->high);
    return 0;
}

// Two chains side by side, for one hides the latency of the other; who ends makes room for the next.
SHA_TARGET static void chainsAccelerated(chainList list) {
    chainState first, second;
    int isFirst = takeChain(&first, &list), isSecond = takeChain(&second, &list);
    while (isFirst && isSecond) {
        __m128i ma[4], mb[4];
        const uint8_t lastByteOfA = loadStep(&first, ma), lastByteOfB = loadStep(&second, mb);
        lanes a = loadLanes(initialWords), b = a;
        compressTwoBlocks(&a, &b, ma, mb);
        compressTwoTails(&a, &b, lastByteOfA, lastByteOfB);
        isFirst = advance(&first, a) || takeChain(&first, &list);
        isSecond = advance(&second, b) || takeChain(&second, &list);
    }
    chainState *rest = isFirst ? &first : &second;
    for (int isOn = isFirst || isSecond; isOn;) {
        __m128i m[4];
        const uint8_t lastByte = loadStep(rest, m);
        isOn = advance(rest, compressTail(compressBlock(loadLanes(initialWords), m), lastByte));
    }
}

SHA_INLINE void loadBlock(const uint8_t *block, __m128i m[4]) {
    for (int i = 0; i < 4; i++) m[i] = byteSwapped(loadBytes(block + 16 * i));
}

SHA_TARGET static void compressAccelerated(uint32_t words[8], const uint8_t *blocks, size_t count) {
    lanes s = loadLanes(words);
    for (; count > 0; count--, blocks += 64) {
        __m128i m[4];
        loadBlock(blocks, m);
        s = compressBlock(s, m);
    }
    __m128i low, high;
    orderedWords(s, &low, &high);
    _mm_storeu_si128((__m128i *)words, low);
    _mm_storeu_si128((__m128i *)(words + 4), high);
}

SHA_TARGET static void manyAccelerated(
    const uint8_t *bytes, const uint32_t *ends, size_t count, uint8_t *digests) {
    for (size_t i = 0, start = 0; i < count; i += 2) {
        immu_sha256_message messages[2] = {};
        uint8_t tails[2][128];
        size_t blocks[2] = {};
        for (size_t j = 0; j < 2 && i + j < count; j++) {
            messages[j] = (immu_sha256_message){bytes + start, ends[i + j] - start};
            start = ends[i + j];
            blocks[j] = immu_sha256_pad(messages + j, tails[j]);
        }
        lanes a = loadLanes(initialWords), b = a;
        size_t done = 0;
        for (; done < blocks[0] && done < blocks[1]; done++) {
            __m128i ma[4], mb[4];
            loadBlock(immu_sha256_block(messages, tails[0], done), ma);
            loadBlock(immu_sha256_block(messages + 1, tails[1], done), mb);
            compressTwoBlocks(&a, &b, ma, mb);
        }
        const size_t longer = blocks[1] > blocks[0];
        lanes *rest = longer ? &b : &a;
        for (; done < blocks[longer]; done++) {
            __m128i m[4];
            loadBlock(immu_sha256_block(messages + longer, tails[longer], done), m);
            *rest = compressBlock(*rest, m);
        }
        storeDigest(a, digests + 32 * i);
        if (i + 1 < count) storeDigest(b, digests + 32 * (i + 1));
    }
}
#endif

// 0 = not looked yet, 1 = portable, 2 = SHA extensions, 3 = vectors: several messages side by side, or the
// schedule of one
static atomic_int chosenCode;
static pthread_once_t detection = PTHREAD_ONCE_INIT;
static int detectedCode = 1;
static int hasVectors = 0;
static int hasExtensions = 0;
#if defined(__x86_64__)
static size_t lanesWorthwhile = 4;
#endif

static void detect(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    unsigned eax, ebx, ecx, edx;
    __asm__ volatile("cpuid" : "=a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx) : "a"(0), "c"(0));
    if (eax < 7) return;
    if (immu_sha256_lanes() > 1 && immu_sha256_single_supported()) hasVectors = 1;
    __asm__ volatile("cpuid" : "=a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx) : "a"(7), "c"(0));
    if ((ebx >> 29 & 1) && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3"))
        hasExtensions = 1;
    lanesWorthwhile = immu_sha256_lanes_worthwhile();
    if (hasVectors || hasExtensions) fillNodeTailSchedules();
    if (hasVectors) detectedCode = 3;
    if (hasExtensions) detectedCode = 2;
#endif
}

static inline int currentCode(void) {
    // Acquire: whoever sees 2 or 3 also sees the filled table.
    int code = atomic_load_explicit(&chosenCode, memory_order_acquire);
    if (code == 0) {
        pthread_once(&detection, detect);
        code = detectedCode;
        atomic_store_explicit(&chosenCode, code, memory_order_release);
    }
    return code;
}

int immu_sha256_accelerated(void) { return currentCode() == 2; }

int immu_sha256_force(int code) {
    pthread_once(&detection, detect);
    if ((code == 2 && !hasExtensions) || (code == 3 && !hasVectors)) return 0;
    atomic_store_explicit(&chosenCode, code, memory_order_release);
    return 1;
}

static inline void compress(uint32_t words[8], const uint8_t *blocks, size_t count) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        compressAccelerated(words, blocks, count);
        return;
    }
    if (currentCode() == 3) {
        immu_sha256_single(words, blocks, count, roundConstants);
        return;
    }
#endif
    compressPortable(words, blocks, count);
}

void immu_sha256_start(immu_sha256_state *state) {
    memcpy(state->words, initialWords, sizeof initialWords);
    state->length = 0;
    state->pendingCount = 0;
}

void immu_sha256_update(immu_sha256_state *state, const void *bytes, size_t count) {
    const uint8_t *input = bytes;
    if (count == 0) return;
    state->length += count;
    if (state->pendingCount > 0) {
        size_t room = 64 - state->pendingCount;
        size_t taken = count < room ? count : room;
        memcpy(state->pending + state->pendingCount, input, taken);
        state->pendingCount += (uint32_t)taken;
        input += taken;
        count -= taken;
        if (state->pendingCount < 64) return;
        compress(state->words, state->pending, 1);
        state->pendingCount = 0;
    }
    size_t blocks = count / 64;
    if (blocks > 0) compress(state->words, input, blocks);
    input += blocks * 64;
    count -= blocks * 64;
    if (count > 0) memcpy(state->pending, input, count);
    state->pendingCount = (uint32_t)count;
}

// Pads `tail` (fewer than 64 bytes of a message of `length` bytes) and absorbs it.
static inline void absorbTail(uint32_t words[8], const uint8_t *tail, size_t tailCount, uint64_t length) {
    uint8_t last[128];
    size_t blocks = tailCount < 56 ? 1 : 2;
    if (tailCount > 0) memcpy(last, tail, tailCount);
    last[tailCount] = 0x80;
    memset(last + tailCount + 1, 0, blocks * 64 - 8 - tailCount - 1);
    uint64_t bits = length * 8;
    storeBigEndian(last + blocks * 64 - 8, (uint32_t)(bits >> 32));
    storeBigEndian(last + blocks * 64 - 4, (uint32_t)bits);
    compress(words, last, blocks);
}

static inline void emit(const uint32_t words[8], uint8_t digest[32]) {
    for (int i = 0; i < 8; i++) storeBigEndian(digest + 4 * i, words[i]);
}

void immu_sha256_finish(immu_sha256_state *state, uint8_t digest[32]) {
    absorbTail(state->words, state->pending, state->pendingCount, state->length);
    emit(state->words, digest);
}

void immu_sha256(const void *bytes, size_t count, uint8_t digest[32]) {
    uint32_t words[8];
    memcpy(words, initialWords, sizeof words);
    size_t blocks = count / 64;
    if (blocks > 0) compress(words, bytes, blocks);
    const uint8_t *tail = count > 0 ? (const uint8_t *)bytes + blocks * 64 : NULL;
    absorbTail(words, tail, count - blocks * 64, count);
    emit(words, digest);
}

static void leafPortable(const uint8_t *payload, uint8_t *digest) {
    uint8_t message[33];
    message[0] = 0x00;
    memcpy(message + 1, payload, 32);
    immu_sha256(message, sizeof message, digest);
}

static void nodePortable(const uint8_t *left, const uint8_t *right, uint8_t *digest) {
    uint8_t message[65];
    message[0] = 0x01;
    memcpy(message + 1, left, 32);
    memcpy(message + 33, right, 32);
    immu_sha256(message, sizeof message, digest);
}

#if defined(__x86_64__)
static void nodeSingle(const uint8_t *left, const uint8_t *right, uint8_t *digest) {
    uint8_t block[64];
    block[0] = 0x01;
    memcpy(block + 1, left, 32);
    memcpy(block + 33, right, 31);
    uint32_t words[8];
    memcpy(words, initialWords, sizeof words);
    immu_sha256_single(words, block, 1, roundConstants);
    immu_sha256_single_scheduled(words, nodeTailSchedules[right[31]]);
    emit(words, digest);
}
#endif

void immu_sha256_leaf(const uint8_t payload[32], uint8_t digest[32]) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        leafAccelerated(payload, digest);
        return;
    }
#endif
    leafPortable(payload, digest);
}

void immu_sha256_node(const uint8_t left[32], const uint8_t right[32], uint8_t digest[32]) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        nodeAccelerated(left, right, digest);
        return;
    }
    if (currentCode() == 3) {
        nodeSingle(left, right, digest);
        return;
    }
#endif
    nodePortable(left, right, digest);
}

void immu_sha256_leaves(const uint8_t *payloads, size_t count, uint8_t *hashes) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        leavesAccelerated(payloads, count, hashes);
        return;
    }
#endif
#if defined(__x86_64__)
    if (currentCode() == 3 && count >= lanesWorthwhile) {
        immu_sha256_tree_lanes(payloads, count, 32, hashes, immu_sha256_lanes());
        return;
    }
#endif
    for (size_t i = 0; i < count; i++) immu_sha256_leaf(payloads + 32 * i, hashes + 32 * i);
}

void immu_sha256_level(const uint8_t *children, size_t pairCount, uint8_t *parents) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        levelAccelerated(children, pairCount, parents);
        return;
    }
#endif
#if defined(__x86_64__)
    if (currentCode() == 3 && pairCount >= lanesWorthwhile) {
        immu_sha256_tree_lanes(children, pairCount, 64, parents, immu_sha256_lanes());
        return;
    }
#endif
    for (size_t i = 0; i < pairCount; i++)
        immu_sha256_node(children + 64 * i, children + 64 * i + 32, parents + 32 * i);
}

static void chain(uint8_t *digest, const uint8_t *siblings, size_t length, uint64_t areLeft) {
    for (size_t step = 0; step < length; step++, siblings += 32) {
        if (areLeft >> step & 1)
            immu_sha256_node(siblings, digest, digest);
        else
            immu_sha256_node(digest, siblings, digest);
    }
}

void immu_sha256_chains(
    uint8_t *digests, const uint8_t *siblings, const ptrdiff_t *lengths, const uint64_t *areLeft,
    ptrdiff_t count) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        chainsAccelerated((chainList){digests, siblings, lengths, areLeft, count});
        return;
    }
    if (currentCode() == 3 && lanesWorthwhile <= 2) {
        for (; count > 1; count -= IMMU_SHA256_CHAINS) {
            const size_t taken = count < IMMU_SHA256_CHAINS ? (size_t)count : IMMU_SHA256_CHAINS;
            siblings = immu_sha256_chains_lanes(
                digests, siblings, lengths, areLeft, taken, (const uint32_t(*)[64])nodeTailSchedules);
            digests += 32 * taken, lengths += taken, areLeft += taken;
        }
    }
#endif
    for (ptrdiff_t i = 0; i < count; i++) {
        chain(digests + 32 * i, siblings, (size_t)lengths[i], areLeft[i]);
        siblings += 32 * lengths[i];
    }
}

void immu_sha256_many(const uint8_t *bytes, const uint32_t *ends, size_t count, uint8_t *digests) {
#if defined(__x86_64__)
    if (currentCode() == 2) {
        manyAccelerated(bytes, ends, count, digests);
        return;
    }
    if (currentCode() == 3 && count >= lanesWorthwhile) {
        immu_sha256_many_lanes(bytes, ends, count, digests, immu_sha256_lanes());
        return;
    }
#endif
    size_t start = 0;
    for (size_t i = 0; i < count; i++) {
        immu_sha256(bytes + start, ends[i] - start, digests + 32 * i);
        start = ends[i];
    }
}
