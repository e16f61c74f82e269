#ifndef CASUS_RULEBOOKS_H
#define CASUS_RULEBOOKS_H

#include <stddef.h>

/// The text of a rulebook that the binary carries: `count` bytes of UTF-8, not terminated.
typedef struct {
  const char *id;
  const unsigned char *bytes;
  size_t count;
} casus_bundled_rulebook;

/// How many rulebooks the binary carries.
size_t casus_bundled_rulebook_count(void);

/// The bundled rulebook at `index`, which must be below the count.
casus_bundled_rulebook casus_bundled_rulebook_at(size_t index);

#endif
