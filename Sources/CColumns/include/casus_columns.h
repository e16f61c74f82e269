// Column kernels: what a block of draws needs, one operation at a time, over whole columns.
//
// A program is a flat array of instructions over one arena of bytes. Every kernel is a plain loop, compiled for
// several instruction sets and chosen once at run time; none fuses or reorders a floating-point operation, so that the
// bits are the same on each.
#ifndef CASUS_COLUMNS_H
#define CASUS_COLUMNS_H

#include <stddef.h>
#include <stdint.h>

// The operations. `a`, `b`, `c` are operands; D is a column of doubles, L of 64-bit integers, W of 32-bit words, B of
// bytes (0 or 1, or a small number). A total is one 64-bit number for each row.
#define CASUS_OPERATIONS(X)                                                                                    \
  X(words) X(row_words)            /* W: a stream's words, by draw or by row */                                \
  X(quantile) X(quantile_of) X(cuts) X(below) X(counts) X(nearest)                                                            \
  X(uniform) X(word_of) X(mixed_word) X(mixed_part) X(normal) X(normal_cdf) X(exp) X(log)                                                  \
  X(add) X(sub) X(mul) X(div) X(neg) X(abs) X(min) X(max) X(floored) X(capped) X(whole)                         \
  X(eq) X(ne) X(lt) X(le)                                                                                      \
  X(ladd) X(lsub) X(lmul) X(ldiv) X(lmod) X(lneg) X(labs) X(lmin) X(lmax)                                       \
  X(leq) X(lne) X(llt) X(lle) X(to_double)                                                                     \
  X(and) X(or) X(and_not) X(not) X(xor) X(is) X(bit_test) X(map) X(map_double) X(map_long)                     \
  X(select) X(select_long) X(select_byte) X(select_word)                                                       \
  X(add_if) X(sub_if) X(hold) X(logistic)                                                                      \
  X(rounding) X(units) X(row_units) X(sum_units) X(sum) X(sum_if) X(event) X(headline)                          \
  X(histogram) X(products)                                                                                     \
  X(sample) X(sample_byte) X(spread) X(spread_byte) X(weight) X(count)                                        \
  X(check) X(ladd_fails) X(lsub_fails) X(lmul_fails) X(ldiv_fails) X(not_finite)                               \
  X(designed_words) X(designed_row_words) X(half_difference) X(headline_halves)

enum casus_operation {
#define X(name) CASUS_##name,
  CASUS_OPERATIONS(X)
#undef X
      CASUS_operation_count
};

// How a row operand is marked in `mode`: one value for each row instead of one for each draw.
enum { CASUS_ROW_A = 1, CASUS_ROW_B = 2, CASUS_ROW_C = 4 };

typedef struct {
  uint16_t operation;
  uint16_t mode;
  // Byte offsets in the arena.
  uint32_t result, a, b, c, second, third;
  // Of an operation on one column: how many more such columns follow, of operands and results alike.
  uint32_t count;
  const void *table;
  uint64_t immediate;
} casus_instruction;

// A stretch of draws: `rows` rows of `width` draws, or one flat run of `width` where nothing is by row.
typedef struct {
  unsigned char *arena;
  uint32_t rows, width;
  // The first of these rows among those of the block.
  uint32_t first_row;
  uint32_t failed;
  const uint64_t *row_indices;
  const uint32_t *replicates;
  uint64_t key;
} casus_frame;

// A quantile table in the form that the look-up wants.
typedef struct {
  // For each of 64 octaves (of one table after the other, where there are several): 32 x the first cell + the bits of
  // a cell's number.
  const uint32_t *octaves;
  // How many tables there are.
  uint32_t count;
  // The cells' ends: in 32 bits where each of them is the same number so, which takes half the cache; else in 64 bits.
  const float *narrow;
  const double *wide;
} casus_quantile_table;

typedef struct {
  uint32_t count;
  const uint64_t *cuts;
  int64_t first;
} casus_cut_table;

// A nested permutation: n = n a + b; n ^= n c + d; n = n e + f; n ^= n g + h; see NestedPermutation.
typedef struct {
  uint32_t a, b, c, d, e, f, g, h;
} casus_permutation;

typedef struct {
  casus_permutation scramble, shuffle;
} casus_sequence;

// A stream under a design; see DesignedSequence.
typedef struct {
  // Whether its points are Sobol' points; van der Corput points otherwise.
  uint32_t is_sobol;
  // By 2 x replicate + half.
  const casus_sequence *sequences;
  // 32 direction numbers, bits reversed; of a Sobol' stream only.
  const uint32_t *directions;
  // What the lowest five bits of an index add to its point: for 32 of them, bits reversed.
  const uint32_t *offsets;
} casus_designed_stream;

// A histogram's bins: 0 linear, 1 logarithmic, 2 whole numbers; see HistogramScale.
typedef struct {
  int kind;
  double low, high, origin, bins_per_unit;
  uint32_t bins;
  // The weights: by replicate, then below, the bins, above.
  uint64_t *weights;
  // The sums of squares by replicate, low and high halves.
  uint64_t *squares;
} casus_histogram;

// The sums of a correlated pair: first, second, both squared, product; low and high halves of each.
typedef struct {
  uint64_t sums[10];
} casus_products;

// Rows in the order of some key: the rows from `start[k]` to `start[k + 1]` of `order` have the key `keys[k]`.
typedef struct {
  uint32_t count;
  uint32_t order[32], keys[32], start[33];
} casus_runs;

// What the rows of a block are added to.
typedef struct {
  // By measure: the row totals' offset in the arena, the sums by replicate (32 each), the sum of squares.
  uint32_t measure_count;
  const uint32_t *measures;
  uint64_t *measure_sums;
  uint64_t *measure_squares;
  // By event with an interval: the offsets of its totals and of what lies within (low, high).
  uint32_t event_count;
  const uint32_t *event_totals, *event_low, *event_high;
  // By event, then stratum: count, sum, squares (low, high), within (low, high); then the bins.
  uint64_t *strata_sums;
  uint32_t *strata_bins;
  uint32_t strata_count;
  // The rows in the order of their strata, and the runs of one stratum each.
  casus_runs strata;
  // By reading: each row's value, then by value and event the sums by replicate and the squares; rows by replicate.
  uint32_t reading_count, reading_events;
  const casus_runs *reading_values;
  uint64_t *const *reading_rows;
  uint64_t *const *reading_sums;
  uint64_t *const *reading_squares;
  // The events from this one on have no value in a row in which nothing was ever asked.
  uint32_t headline_from, nothing_asked;
  // 128-bit sums of rows' numbers, without more: offsets of low and high halves.
  uint32_t wide_count;
  const uint32_t *wide_low, *wide_high;
  uint64_t *wide_sums;
  // Whole blocks' counts.
  uint32_t count_count;
  const uint32_t *counts;
  uint64_t *count_sums;
} casus_tallies;

typedef struct {
  const char *name;
  void (*run)(casus_frame *frame, const casus_instruction *program, size_t count);
} casus_instruction_set;

// How many instruction sets this build holds, the plainest first.
int casus_instruction_set_count(void);
// One of them; NULL where this processor lacks it.
const casus_instruction_set *casus_instruction_set_at(int index);

// Runs a program and adds the processor's ticks that each kind of operation took. `least` holds the least that each
// instruction took so far: many times as long means that something else had the processor, and only the least is added.
void casus_profile(const casus_instruction_set *set, casus_frame *frame, const casus_instruction *program,
                   size_t count, uint64_t *ticks, uint64_t *least);
uint64_t casus_ticks(void);
const char *casus_operation_name(int operation);
// How long the calling thread has been computing, in nanoseconds; waiting for a processor does not count.
uint64_t casus_thread_time(void);

// How many processors there are.
int casus_processor_count(void);

// Adds the totals of a block's rows. `rows` rows lie in the arena.
void casus_find_runs(casus_runs *runs, const uint32_t *keys, uint32_t rows);
void casus_add_rows(casus_tallies *tallies, const unsigned char *arena, const uint32_t *replicates, uint32_t rows);

#endif
