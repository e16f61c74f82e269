#include "casus_columns.h"

typedef unsigned __int128 wide;

static inline const uint64_t *totals_at(const unsigned char *arena, uint32_t offset) {
  return (const uint64_t *)(const void *)(arena + offset);
}

static inline wide wide_of(uint64_t low, uint64_t high) { return ((wide)high << 64) + low; }

static void add_measures(const casus_tallies *t, const unsigned char *arena, const uint32_t *replicates,
                         uint32_t rows) {
  wide *squares = (wide *)(void *)t->measure_squares;
  for (uint32_t m = 0; m < t->measure_count; m++) {
    const uint64_t *totals = totals_at(arena, t->measures[m]);
    uint64_t *sums = t->measure_sums + 32 * (size_t)m;
    wide sum = 0;
    for (uint32_t r = 0; r < rows; r++) {
      uint64_t total = totals[r];
      sums[replicates[r]] += total;
      sum += (wide)total * total;
    }
    squares[m] += sum;
  }
}

// By event and stratum: count, sum, squares, within, each 128 bits; and 4,096 bins of the row mean.
static void add_strata(const casus_tallies *t, const unsigned char *arena, uint32_t rows) {
  const uint64_t *nothing = totals_at(arena, t->nothing_asked);
  for (uint32_t e = 0; e < t->event_count; e++) {
    const uint64_t *totals = totals_at(arena, t->event_totals[e]);
    const uint64_t *low = totals_at(arena, t->event_low[e]);
    const uint64_t *high = totals_at(arena, t->event_high[e]);
    for (uint32_t r = 0; r < rows; r++) {
      if (e >= t->headline_from && nothing[r] == UINT64_C(1) << 38) continue;
      size_t place = (size_t)e * t->strata_count + t->strata[r];
      wide *sums = (wide *)(void *)t->strata_sums + 4 * place;
      uint64_t total = totals[r];
      sums[0] += 1;
      sums[1] += total;
      sums[2] += (wide)total * total;
      sums[3] += wide_of(low[r], high[r]);
      uint64_t bin = total >> 26;
      t->strata_bins[4096 * place + (bin < 4096 ? bin : 4095)] += 1;
    }
  }
}

// By value of each reading, then measure among the first ones: the sums by replicate, and the squares.
static void add_readings(const casus_tallies *t, const unsigned char *arena, const uint32_t *replicates,
                         uint32_t rows) {
  for (uint32_t j = 0; j < t->reading_count; j++) {
    const uint32_t *values = t->reading_values[j];
    uint64_t *row_counts = t->reading_rows[j];
    for (uint32_t r = 0; r < rows; r++) row_counts[32 * values[r] + replicates[r]] += 1;
    for (uint32_t e = 0; e < t->reading_events; e++) {
      const uint64_t *totals = totals_at(arena, t->measures[e]);
      for (uint32_t r = 0; r < rows; r++) {
        size_t place = (size_t)values[r] * t->reading_events + e;
        uint64_t total = totals[r];
        t->reading_sums[j][32 * place + replicates[r]] += total;
        ((wide *)(void *)t->reading_squares[j])[place] += (wide)total * total;
      }
    }
  }
}

void casus_add_rows(const casus_tallies *t, const unsigned char *arena, const uint32_t *replicates, uint32_t rows) {
  add_measures(t, arena, replicates, rows);
  add_strata(t, arena, rows);
  add_readings(t, arena, replicates, rows);
  for (uint32_t w = 0; w < t->wide_count; w++) {
    // Low half + 2^32 x high half, as `event` leaves sums of squares.
    const uint64_t *low = totals_at(arena, t->wide_low[w]);
    const uint64_t *high = totals_at(arena, t->wide_high[w]);
    wide *sum = (wide *)(void *)t->wide_sums + w;
    for (uint32_t r = 0; r < rows; r++) *sum += ((wide)high[r] << 32) + low[r];
  }
  for (uint32_t c = 0; c < t->count_count; c++) t->count_sums[c] += *totals_at(arena, t->counts[c]);
}
