#define SUFFIX baseline
#include "columns.inc"
