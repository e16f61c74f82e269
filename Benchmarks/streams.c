// What reproducible streams cost: words from Philox4x32-10, each a function of seed, name and index, against words
// from an unkeyed generator that can only go on. Both fill a column that stays in the nearest cache, and both are
// plain loops that the compiler turns into vectors for the processor at hand.
//
// Usage: streams [MILLION_WORDS]. Prints JSON: nanoseconds a word of each.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { words = 1024, lanes = 16 };

// Philox4x32-10 (Salmon et al. 2011): words 4q to 4q + 3 are the block of counter (name, first + q) under the seed.
static void keyed(uint32_t *restrict column, uint64_t seed, uint64_t name, uint64_t first) {
  for (uint64_t q = 0; q < words / 4; q++) {
    uint64_t index = first + q;
    uint32_t a = (uint32_t)index, b = (uint32_t)(index >> 32), c = (uint32_t)name, d = (uint32_t)(name >> 32);
    uint32_t key_a = (uint32_t)seed, key_b = (uint32_t)(seed >> 32);
#pragma GCC unroll 10
    for (int round = 0; round < 10; round++) {
      uint64_t left = (uint64_t)0xD2511F53u * a, right = (uint64_t)0xCD9E8D57u * c;
      a = (uint32_t)(right >> 32) ^ b ^ key_a;
      b = (uint32_t)right;
      c = (uint32_t)(left >> 32) ^ d ^ key_b;
      d = (uint32_t)left;
      key_a += 0x9E3779B9u;
      key_b += 0xBB67AE85u;
    }
    column[q] = a;
    column[q + words / 4] = b;
    column[q + words / 2] = c;
    column[q + 3 * words / 4] = d;
  }
}

// xoshiro128++ (Blackman and Vigna 2019) in 16 lanes of their own state.
typedef struct {
  uint32_t a[lanes], b[lanes], c[lanes], d[lanes];
} state;

static uint32_t rotated(uint32_t word, int bits) { return word << bits | word >> (32 - bits); }

static void unkeyed(uint32_t *restrict column, state *restrict s) {
  for (int start = 0; start < words; start += lanes) {
    for (int k = 0; k < lanes; k++) {
      uint32_t a = s->a[k], b = s->b[k], c = s->c[k], d = s->d[k];
      column[start + k] = rotated(a + d, 7) + a;
      uint32_t shifted = b << 9;
      c ^= a;
      d ^= b;
      s->b[k] = b ^ c;
      s->a[k] = a ^ d;
      s->c[k] = c ^ shifted;
      s->d[k] = rotated(d, 11);
    }
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(int count, char **arguments) {
  uint64_t columns = (count > 1 ? strtoull(arguments[1], NULL, 10) : 100) * 1000000 / words;
  static uint32_t column[words];
  static state s;
  keyed((uint32_t *)column, 1, 1, 0);
  for (int k = 0; k < lanes; k++) {
    s.a[k] = column[4 * k];
    s.b[k] = column[4 * k + 1];
    s.c[k] = column[4 * k + 2];
    s.d[k] = column[4 * k + 3];
  }
  // The sums keep the compiler from dropping the work. The smallest of seven times is the least disturbed.
  uint32_t sum = 0;
  double best_keyed = 1e300, best_unkeyed = 1e300;
  for (int repeat = 0; repeat < 7; repeat++) {
    double start = now();
    for (uint64_t i = 0; i < columns / 7; i++) {
      keyed(column, 1, i & 31, i * (words / 4));
      sum += column[i % words];
    }
    double middle = now();
    for (uint64_t i = 0; i < columns / 7; i++) {
      unkeyed(column, &s);
      sum += column[i % words];
    }
    double end = now();
    if (middle - start < best_keyed) best_keyed = middle - start;
    if (end - middle < best_unkeyed) best_unkeyed = end - middle;
  }
  double made = (double)(columns / 7) * words;
  printf("{\"keyed_ns\": %.4f, \"unkeyed_ns\": %.4f, \"sum\": %" PRIu32 "}\n", best_keyed / made,
         best_unkeyed / made, sum);
  return 0;
}
