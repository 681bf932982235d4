#define _GNU_SOURCE
#include "CCrypt.h"

#include <stdlib.h>
#include <string.h>

#if defined(__linux__)
#include <crypt.h>

int ccrypt_hash(const char *password, const char *setting, char hash[CCRYPT_HASH_BYTES]) {
    struct crypt_data *work = calloc(1, sizeof *work);
    if (work == NULL) return -1;
    const char *made = crypt_r(password, setting, work);
    int result = -1;
    if (made != NULL && made[0] != '*' && strlen(made) < CCRYPT_HASH_BYTES) {
        strcpy(hash, made);
        result = 0;
    }
    explicit_bzero(work, sizeof *work);
    free(work);
    return result;
}

int ccrypt_bcrypt_setting(unsigned long cost, const unsigned char random[16], char setting[CCRYPT_HASH_BYTES]) {
    return crypt_gensalt_rn("$2a$", cost, (const char *)random, 16, setting, CCRYPT_HASH_BYTES) == NULL ? -1 : 0;
}
#else
// The crypt function of this platform has no bcrypt: say so instead of hashing with something weaker.
int ccrypt_hash(const char *password, const char *setting, char hash[CCRYPT_HASH_BYTES]) {
    (void)password, (void)setting, (void)hash;
    return -1;
}

int ccrypt_bcrypt_setting(unsigned long cost, const unsigned char random[16], char setting[CCRYPT_HASH_BYTES]) {
    (void)cost, (void)random, (void)setting;
    return -1;
}
#endif
