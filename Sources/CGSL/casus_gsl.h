#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_sf.h>

/* Swift 6 refuses GSL's global pointers as shared mutable state; a function is let through. */
static inline const gsl_root_fsolver_type *casus_brent_method(void) { return gsl_root_fsolver_brent; }
static inline const gsl_qrng_type *casus_sobol_sequence(void) { return gsl_qrng_sobol; }
