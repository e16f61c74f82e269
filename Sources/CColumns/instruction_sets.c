#define _POSIX_C_SOURCE 200809L
#include "casus_columns.h"
#include <time.h>
#include <unistd.h>

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

int casus_processor_count(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

uint64_t casus_ticks(void) { return __builtin_readcyclecounter(); }

const char *casus_operation_name(int operation) {
  static const char *const names[] = {
#define X(name) #name,
      CASUS_OPERATIONS(X)
#undef X
  };
  return operation >= 0 && operation < CASUS_operation_count ? names[operation] : "";
}

void casus_profile(const casus_instruction_set *set, casus_frame *frame, const casus_instruction *program,
                   size_t count, uint64_t *ticks, uint64_t *least) {
  for (size_t k = 0; k < count; k++) {
    uint64_t start = __builtin_readcyclecounter();
    set->run(frame, &program[k], 1);
    uint64_t taken = __builtin_readcyclecounter() - start;
    if (taken < least[k]) least[k] = taken;
    ticks[program[k].operation] += taken / 16 > least[k] ? least[k] : taken;
  }
}

uint64_t casus_thread_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
