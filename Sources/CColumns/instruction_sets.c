#include "casus_columns.h"

extern const casus_instruction_set casus_set_baseline;
#if defined(__x86_64__)
extern const casus_instruction_set casus_set_avx2, casus_set_avx512;
#endif

int casus_instruction_set_count(void) {
#if defined(__x86_64__)
  return 3;
#else
  return 1;
#endif
}

const casus_instruction_set *casus_instruction_set_at(int index) {
  switch (index) {
  case 0: return &casus_set_baseline;
#if defined(__x86_64__)
  case 1:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") ? &casus_set_avx2 : NULL;
  case 2:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                   __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                   __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("bmi2")
               ? &casus_set_avx512
               : NULL;
#endif
  default: return NULL;
  }
}

#include <unistd.h>

int casus_processor_count(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}
