#include "casus_rulebooks.h"

static const unsigned char csto[] = {
#embed "rulebooks/csto.yaml"
};

static const unsigned char rio[] = {
#embed "rulebooks/rio.yaml"
};

static const casus_bundled_rulebook bundled[] = {
  {"csto", csto, sizeof csto},
  {"rio", rio, sizeof rio},
};

size_t casus_bundled_rulebook_count(void) { return sizeof bundled / sizeof bundled[0]; }

casus_bundled_rulebook casus_bundled_rulebook_at(size_t index) { return bundled[index]; }
