#include "casus_columns.h"

typedef unsigned __int128 wide;

static inline const uint64_t *totals_at(const unsigned char *arena, uint32_t offset) {
  return (const uint64_t *)(const void *)(arena + offset);
}

static inline wide wide_of(uint64_t low, uint64_t high) { return ((wide)high << 64) + low; }

// Rows are added run by run, so that each sum stays in registers: one by one into memory, each addition would wait for
// the one before, and a block's 32 rows mostly share one replicate.
void casus_find_runs(casus_runs *runs, const uint32_t *keys, uint32_t rows) {
  uint32_t next = 0;
  runs->count = 0;
  uint64_t left = rows == 64 ? ~UINT64_C(0) : (UINT64_C(1) << rows) - 1;
  while (left) {
    uint32_t key = keys[__builtin_ctzll(left)];
    runs->start[runs->count] = next;
    runs->keys[runs->count++] = key;
    for (uint64_t rest = left; rest; rest &= rest - 1) {
      uint32_t row = (uint32_t)__builtin_ctzll(rest);
      if (keys[row] != key) continue;
      runs->order[next++] = row;
      left &= ~(UINT64_C(1) << row);
    }
  }
  runs->start[runs->count] = next;
}

static void add_measures(const casus_tallies *t, const unsigned char *arena, const casus_runs *replicates) {
  wide *squares = (wide *)(void *)t->measure_squares;
  for (uint32_t m = 0; m < t->measure_count; m++) {
    const uint64_t *totals = totals_at(arena, t->measures[m]);
    uint64_t *sums = t->measure_sums + 32 * (size_t)m;
    wide square = 0;
    for (uint32_t k = 0; k < replicates->count; k++) {
      uint64_t sum = 0;
      for (uint32_t place = replicates->start[k]; place < replicates->start[k + 1]; place++) {
        uint64_t total = totals[replicates->order[place]];
        sum += total;
        square += (wide)total * total;
      }
      sums[replicates->keys[k]] += sum;
    }
    squares[m] += square;
  }
}

// A row mean's bin among 4,096.
static inline uint64_t bin_of(uint64_t total) {
  uint64_t bin = total >> 26;
  return bin < 4096 ? bin : 4095;
}

// The bins lie all over some megabytes: waiting for one after the other would take most of the time of adding rows.
static void fetch_bins(const casus_tallies *t, const unsigned char *arena) {
  const casus_runs *runs = &t->strata;
  for (uint32_t e = 0; e < t->event_count; e++) {
    const uint64_t *totals = totals_at(arena, t->event_totals[e]);
    for (uint32_t k = 0; k < runs->count; k++) {
      const uint32_t *bins = t->strata_bins + 4096 * ((size_t)e * t->strata_count + runs->keys[k]);
      for (uint32_t place = runs->start[k]; place < runs->start[k + 1]; place++)
        __builtin_prefetch(&bins[bin_of(totals[runs->order[place]])], 1, 3);
    }
  }
}

// By event and stratum: count, sum, squares, within, each 128 bits; and 4,096 bins of the row mean.
static void add_strata(const casus_tallies *t, const unsigned char *arena) {
  const uint64_t *nothing = totals_at(arena, t->nothing_asked);
  const casus_runs *runs = &t->strata;
  fetch_bins(t, arena);
  for (uint32_t e = 0; e < t->event_count; e++) {
    const uint64_t *totals = totals_at(arena, t->event_totals[e]);
    const uint64_t *low = totals_at(arena, t->event_low[e]);
    const uint64_t *high = totals_at(arena, t->event_high[e]);
    for (uint32_t k = 0; k < runs->count; k++) {
      size_t cell = (size_t)e * t->strata_count + runs->keys[k];
      uint32_t *bins = t->strata_bins + 4096 * cell;
      uint64_t count = 0, sum = 0;
      wide square = 0, within = 0;
      for (uint32_t place = runs->start[k]; place < runs->start[k + 1]; place++) {
        uint32_t r = runs->order[place];
        if (e >= t->headline_from && nothing[r] == UINT64_C(1) << 38) continue;
        uint64_t total = totals[r];
        count += 1;
        sum += total;
        square += (wide)total * total;
        within += wide_of(low[r], high[r]);
        bins[bin_of(total)] += 1;
      }
      wide *sums = (wide *)(void *)t->strata_sums + 4 * cell;
      sums[0] += count;
      sums[1] += sum;
      sums[2] += square;
      sums[3] += within;
    }
  }
}

// By value of each reading, then measure among the first ones: the sums by replicate, and the squares.
static void add_readings(const casus_tallies *t, const unsigned char *arena, const uint32_t *replicates) {
  for (uint32_t j = 0; j < t->reading_count; j++) {
    const casus_runs *runs = &t->reading_values[j];
    for (uint32_t k = 0; k < runs->count; k++) {
      uint32_t first = runs->start[k], end = runs->start[k + 1];
      for (uint32_t place = first; place < end; place++)
        t->reading_rows[j][32 * runs->keys[k] + replicates[runs->order[place]]] += 1;
      for (uint32_t e = 0; e < t->reading_events; e++) {
        const uint64_t *totals = totals_at(arena, t->measures[e]);
        size_t cell = (size_t)runs->keys[k] * t->reading_events + e;
        uint64_t *sums = t->reading_sums[j] + 32 * cell;
        wide square = 0;
        uint64_t sum = 0;
        uint32_t replicate = replicates[runs->order[first]];
        for (uint32_t place = first; place < end; place++) {
          uint32_t r = runs->order[place];
          uint64_t total = totals[r];
          square += (wide)total * total;
          if (replicates[r] != replicate) {
            sums[replicate] += sum;
            sum = 0;
            replicate = replicates[r];
          }
          sum += total;
        }
        sums[replicate] += sum;
        ((wide *)(void *)t->reading_squares[j])[cell] += square;
      }
    }
  }
}

void casus_add_rows(casus_tallies *t, const unsigned char *arena, const uint32_t *replicates, uint32_t rows) {
  casus_runs by_replicate;
  casus_find_runs(&by_replicate, replicates, rows);
  add_measures(t, arena, &by_replicate);
  add_strata(t, arena);
  add_readings(t, arena, replicates);
  for (uint32_t w = 0; w < t->wide_count; w++) {
    // Low half + 2^32 x high half, as `event` leaves sums of squares.
    const uint64_t *low = totals_at(arena, t->wide_low[w]);
    const uint64_t *high = totals_at(arena, t->wide_high[w]);
    wide sum = 0;
    for (uint32_t r = 0; r < rows; r++) sum += ((wide)high[r] << 32) + low[r];
    ((wide *)(void *)t->wide_sums)[w] += sum;
  }
  for (uint32_t c = 0; c < t->count_count; c++) t->count_sums[c] += *totals_at(arena, t->counts[c]);
}
