/** Global function of the instrumented code: notes that a mutant was reached and tells whether it is the active one. */
export const probe = '__mutant__';
