#include "CFuzzer.h"

extern int LLVMFuzzerRunDriver(int *, char ***, int (*)(const uint8_t *, size_t)) __attribute__((weak));

int cfuzzer_is_there(void) { return LLVMFuzzerRunDriver != NULL; }

int cfuzzer_run(int *count, char ***arguments, int (*examine)(const uint8_t *, size_t)) {
    return LLVMFuzzerRunDriver(count, arguments, examine);
}
