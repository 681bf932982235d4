#pragma once
// Password hashing of the platform's crypt library, without its per-process state.
#include <stddef.h>

#define CCRYPT_HASH_BYTES 128

// Writes the NUL-terminated hash of `password` under `setting` (an earlier hash, or a fresh setting).
// Returns 0, or -1 when the library refuses the setting or the password.
int ccrypt_hash(const char *password, const char *setting, char hash[CCRYPT_HASH_BYTES]);

// Writes a fresh bcrypt setting ("$2a$<cost>$...") made of 16 random bytes. Returns 0 or -1.
int ccrypt_bcrypt_setting(unsigned long cost, const unsigned char random[16], char setting[CCRYPT_HASH_BYTES]);
