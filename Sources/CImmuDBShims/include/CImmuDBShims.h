#pragma once
#include "CSHA256.h"

/// Asks the processor to fetch memory that is going to be read soon. Any address is allowed.
static inline void immu_prefetch(const void *address) { __builtin_prefetch(address); }
