// The synthetic model of synthetic/ in plain C with GSL, one draw at a time: what an analyst who knows C would write.
//
// Usage: scalar_gsl DRAWS [SEED]. Prints JSON: draws per second, and the probability of each outcome with its error.
//
// It does what `casus run` does on this model (judgements redrawn every row of 64 draws, exact probabilities averaged
// over draws, errors from row means, a histogram for each quantity), except that it does not measure what each
// criterion decides, has no intervals from judgements, and cannot repeat one draw alone.

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { draws_per_row = 64, bins = 2048 };

enum outcome { nothing_asked, declined, statement, mediation, aid, troops, outcome_count };
static const char *const outcome_names[outcome_count] = {"nothing-asked", "declined", "statement",
                                                         "mediation",     "aid",      "troops"};

enum origin { internal, nonstate, state };
enum sought { sought_troops, sought_aid, sought_mediation };

// The strengths of the 28 criteria that have one, in the order of the rulebook.
enum criterion {
  grave_violence, weak_forces, election_ahead, calm_and_accepted,
  article_named, thin_evidence, public_appeal,
  attack_by_state, narrow_reading, wide_reading, disputed_border, proven_claim,
  interest, stretched, dear, too_grave_to_leave, hostile_press, trade,
  neighbours_fear, far_off, belmark_wary, many_hurt, winter_in_mountains, lead_keeps_its_word, disputed_in_council,
  rough_terrain, forces_free, long_way,
  criterion_count
};
enum word { slight, moderate, strong, decisive };
static const double word_mean[] = {0.5, 1.0, 2.0, 3.5};
static const double word_sd[] = {0.25, 0.4, 0.6, 0.8};
static const enum word words[criterion_count] = {
  moderate, moderate, moderate, moderate,
  strong, moderate, slight,
  strong, decisive, moderate, moderate, strong,
  strong, strong, moderate, moderate, slight, moderate,
  strong, moderate, strong, moderate, moderate, decisive, moderate,
  moderate, strong, moderate,
};

enum stage { request, admissible, legal_basis, lead, council, capacity, stage_count };
static const double lean_mean[stage_count] = {1.0, 1.0, 0.0, 0.0, 2.5, 1.0};
static const double lean_sd[stage_count] = {0.5, 0.5, 0.5, 0.5, 0.6, 0.5};

// The members asked; Corvia asks and supports.
enum member { arland, belmark, dunmere, estavia, fenwick, member_count };

struct judgements {
  double strength[criterion_count];
  double lean[stage_count];
  bool narrow;
  double severity_threshold;
  double cost_threshold;
  double stands_aside;
};

struct histogram {
  double log_low;
  double bins_per_log;
  double weight[bins + 2];  // the first and last hold what lies outside
};

struct tallies {
  double sum[outcome_count];
  double squares[outcome_count];  // of row means
  double approved;
  struct histogram decision_days;
  struct histogram troops_sent;
};

// A normal truncated by renormalising. Few are rejected: every range holds more than 97%.
static double truncated_normal(gsl_rng *rng, double mean, double sd, double low, double high) {
  double value;
  do value = mean + gsl_ran_gaussian_ziggurat(rng, sd);
  while (value < low || value > high);
  return value;
}

static bool chance(gsl_rng *rng, double p) { return gsl_rng_uniform(rng) < p; }

static double logistic(double x) { return 1.0 / (1.0 + exp(-x)); }

static void draw_judgements(gsl_rng *rng, struct judgements *t) {
  for (int c = 0; c < criterion_count; c++)
    t->strength[c] = truncated_normal(rng, word_mean[words[c]], word_sd[words[c]], 0, INFINITY);
  for (int s = 0; s < stage_count; s++) t->lean[s] = lean_mean[s] + gsl_ran_gaussian_ziggurat(rng, lean_sd[s]);
  t->narrow = chance(rng, 0.6);
  t->severity_threshold = truncated_normal(rng, 2.0, 0.4, 0, 4);
  t->cost_threshold = 200 + 300 * gsl_rng_uniform(rng);
  t->stands_aside = truncated_normal(rng, 1.5, 0.6, 0, 6);
}

static void open_histogram(struct histogram *h, double low, double high) {
  memset(h, 0, sizeof *h);
  h->log_low = log(low);
  h->bins_per_log = bins / log(high / low);
}

// The values are lognormal and the bins geometric, so that the logarithm is all that is needed.
static void add_value(struct histogram *h, double log_value, double weight) {
  double place = (log_value - h->log_low) * h->bins_per_log;
  int bin = place < 0 ? 0 : place >= bins ? bins + 1 : 1 + (int)place;
  h->weight[bin] += weight;
}

static double median(const struct histogram *h) {
  double total = 0, sum = 0;
  for (int bin = 0; bin < bins + 2; bin++) total += h->weight[bin];
  for (int bin = 0; bin < bins + 2; bin++) {
    if (sum + h->weight[bin] >= total / 2)
      return exp(h->log_low + (bin - 1 + (total / 2 - sum) / h->weight[bin]) / h->bins_per_log);
    sum += h->weight[bin];
  }
  return NAN;
}

// One draw: the factors, the six stages, the routes, the quantities.
static void draw(gsl_rng *rng, const struct judgements *t, struct tallies *all, double row[outcome_count]) {
  const double *s = t->strength;

  // Beta parameters from mean and sd: a + b = m (1 - m) / sd^2 - 1.
  const double beta_sum = 0.4 * 0.6 / (0.18 * 0.18) - 1;
  const double ln_2 = 0.69314718055994531, ln_2_5 = 0.91629073187415507, ln_1_8 = 0.58778666490211901;

  bool public_request = chance(rng, 0.6);
  bool claims_attack = chance(rng, 0.5);
  bool spreading = chance(rng, 0.45);
  bool treaty_invoked = chance(rng, 0.7);
  bool border_disputed = chance(rng, 0.3);
  bool elections_near = chance(rng, 0.35);
  double u = gsl_rng_uniform(rng);
  enum origin origin = u < 0.4 ? internal : u < 0.7 ? nonstate : state;
  u = gsl_rng_uniform(rng);
  enum sought sought = u < 0.5 ? sought_troops : u < 0.8 ? sought_aid : sought_mediation;
  bool winter = gsl_rng_uniform(rng) < 0.25;
  bool mountains = gsl_rng_uniform(rng) < 0.25;
  bool hostile = gsl_rng_uniform(rng) < 0.3;
  double severity = truncated_normal(rng, 2.2, 0.8, 0, 4);
  double own_forces = gsl_ran_beta(rng, 0.4 * beta_sum, 0.6 * beta_sum);
  u = gsl_rng_uniform(rng);  // triangular from 0.1 by 0.4 to 0.9
  double free_forces = u < 0.375 ? 0.1 + sqrt(u * 0.8 * 0.3) : 0.9 - sqrt((1 - u) * 0.8 * 0.5);
  // PERT: alpha = 1 + 4 (mode - low) / (high - low).
  double lead_interest = 0.1 + 0.9 * gsl_ran_beta(rng, 1 + 4 * 0.5 / 0.9, 1 + 4 * 0.4 / 0.9);
  double log_distance = truncated_normal(rng, log(800.0), ln_2, log(50.0), log(5000.0));
  double distance = exp(log_distance);
  double cost;
  do cost = gsl_ran_gamma(rng, 300.0 * 300 / (180.0 * 180), 180.0 * 180 / 300);
  while (cost > 2000);
  double legitimacy = 0.15 + 0.85 * gsl_rng_uniform(rng);
  u = gsl_rng_uniform(rng);
  double evidence = u < 0.5 ? 0.6 * u : 0.3 + 1.4 * (u - 0.5);
  double trade_share = truncated_normal(rng, 0.35, 0.15, 0, 1);
  unsigned incidents = gsl_ran_poisson(rng, 12);
  double casualties = rint(exp(truncated_normal(rng, log(130.0), log(3.2), -INFINITY, log(5000.0))));
  double deserters = rint(400 * gsl_rng_uniform(rng));

  bool from_state = origin == state;
  double e, p[stage_count];

  e = t->lean[request];
  if (severity >= 1.5) e += s[grave_violence] * severity / 2;
  if (own_forces < 0.35 || deserters > 200) e += s[weak_forces];
  if (elections_near) e -= s[election_ahead];
  if (legitimacy > 0.6 && incidents < 12) e -= s[calm_and_accepted];
  p[request] = logistic(e);

  e = t->lean[admissible];
  if (treaty_invoked) e += s[article_named];
  if (evidence < 0.2) e -= s[thin_evidence];
  if (public_request) e += s[public_appeal];
  p[admissible] = legitimacy < 0.25 ? 0 : logistic(e);

  e = t->lean[legal_basis];
  if (from_state) e += s[attack_by_state];
  if (t->narrow && origin == internal) e -= s[narrow_reading];
  if (!t->narrow && spreading) e += s[wide_reading];
  if (border_disputed) e -= s[disputed_border];
  if (claims_attack && evidence >= 0.4) e += s[proven_claim] * evidence;
  p[legal_basis] = from_state && evidence > 0.9 ? 1 : logistic(e);

  e = t->lean[lead];
  if (lead_interest >= 0.4) e += s[interest] * lead_interest;
  double short_of = free_forces < 0.5 ? s[stretched] * (1 - free_forces) : 0;
  double costly = cost > t->cost_threshold ? s[dear] : 0;
  e -= fmax(short_of, costly);  // of one group only the strongest counts
  if (severity >= t->severity_threshold) e += s[too_grave_to_leave];
  if (hostile) e -= s[hostile_press];
  if (trade_share > 0.3) e += s[trade] * trade_share * 2;
  p[lead] = logistic(e);

  double common = t->lean[council];
  if (casualties > 200) common += s[many_hurt];
  if (winter && mountains) common -= s[winter_in_mountains];
  if (border_disputed && t->narrow) common -= s[disputed_in_council];
  p[council] = 1;
  for (int member = 0; member < member_count; member++) {
    bool neighbour = member == dunmere || member == estavia;
    e = common;
    if (spreading && neighbour) e += s[neighbours_fear];
    if (distance > 1500 && !neighbour) e -= s[far_off];
    if (member == belmark && sought == sought_troops) e -= s[belmark_wary];
    if (member == arland && lead_interest >= 0.4) e += s[lead_keeps_its_word];
    p[council] *= logistic(e + t->stands_aside);  // does not object
  }

  e = t->lean[capacity];
  if (mountains) e -= s[rough_terrain];
  if (free_forces >= 0.4) e += s[forces_free];
  if (distance >= 800) e -= s[long_way] * distance / 1600;
  p[capacity] = logistic(e);

  double outcome[outcome_count];
  double reach = p[request];
  outcome[nothing_asked] = 1 - p[request];
  outcome[declined] = reach * (1 - p[admissible]);
  reach *= p[admissible];
  outcome[mediation] = reach * (1 - p[legal_basis]);
  reach *= p[legal_basis];
  double agreed = reach * p[lead] * p[council];
  outcome[statement] = reach - agreed;
  outcome[aid] = agreed * (1 - p[capacity]);
  outcome[troops] = agreed * p[capacity];

  for (int o = 0; o < outcome_count; o++) row[o] += outcome[o];
  all->approved += outcome[troops] + (sought == sought_aid ? outcome[aid] : 0) +
                   (sought == sought_mediation ? outcome[mediation] : 0);

  // Each quantity takes its own value after each outcome that has it.
  double fast = log(6 - severity);
  add_value(&all->decision_days, fast + gsl_ran_gaussian_ziggurat(rng, ln_2), outcome[troops]);
  add_value(&all->decision_days, fast + gsl_ran_gaussian_ziggurat(rng, ln_2), outcome[aid]);
  add_value(&all->decision_days, log(10 + distance / 200) + gsl_ran_gaussian_ziggurat(rng, ln_2_5),
            outcome[statement]);
  add_value(&all->troops_sent, log(500 + 500 * severity) + gsl_ran_gaussian_ziggurat(rng, ln_1_8), outcome[troops]);
}

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  long draws = count > 1 ? atol(arguments[1]) : 1000000;
  long rows = (draws + draws_per_row - 1) / draws_per_row;
  if (rows < 2) {
    fprintf(stderr, "usage: scalar_gsl DRAWS [SEED]\n");
    return 64;
  }
  draws = rows * draws_per_row;
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, count > 2 ? strtoul(arguments[2], NULL, 10) : 1);
  static struct tallies all;
  open_histogram(&all.decision_days, 0.1, 1000);
  open_histogram(&all.troops_sent, 10, 100000);

  double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (long j = 0; j < rows; j++) {
    struct judgements t;
    double row[outcome_count] = {0};
    draw_judgements(rng, &t);
    for (int k = 0; k < draws_per_row; k++) draw(rng, &t, &all, row);
    for (int o = 0; o < outcome_count; o++) {
      double mean = row[o] / draws_per_row;
      all.sum[o] += mean;
      all.squares[o] += mean * mean;
    }
  }
  double elapsed = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;

  printf("{\"draws\": %ld, \"seconds\": %.6f, \"draws_per_second\": %.0f, \"outcomes\": {", draws, elapsed,
         draws / elapsed);
  for (int o = 0; o < outcome_count; o++) {
    double mean = all.sum[o] / rows;
    double variance = (all.squares[o] - rows * mean * mean) / (rows - 1);
    printf("%s\"%s\": {\"value\": %.10f, \"standard_error\": %.10f}", o ? ", " : "", outcome_names[o], mean,
           sqrt(variance / rows));
  }
  printf("}, \"approved\": %.10f, \"medians\": {\"decision_days\": %.6f, \"troops_sent\": %.4f}}\n",
         all.approved / draws, median(&all.decision_days), median(&all.troops_sent));
  gsl_rng_free(rng);
  return 0;
}
