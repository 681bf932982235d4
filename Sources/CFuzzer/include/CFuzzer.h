#pragma once
// The engine of libFuzzer, where a program was linked with it.
#include <stddef.h>
#include <stdint.h>

int cfuzzer_is_there(void);

// Runs it; `examine` is called for each input and returns 0.
int cfuzzer_run(int *count, char ***arguments, int (*examine)(const uint8_t *input, size_t count));
