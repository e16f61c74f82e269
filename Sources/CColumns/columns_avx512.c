#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(                                                                                  \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx512cd,avx2,bmi,bmi2,lzcnt,popcnt"))),         \
    apply_to = function)
#define SUFFIX avx512
#define CASUS_PERMUTES
#include "columns.inc"
#pragma clang attribute pop
#endif
