import type { Evidence } from '../../contracts/model/evidence.js';

/**
 * What prose says beyond the samples; data beside the payload.
 * Places are patterns of JSON Pointers in which `*` stands for any array index or map key: `/items/~/name` written with `*` for `~`.
 */
export interface Hints {
  /** Places of objects whose keys are data. */
  maps?: string[];
  /** Places of strings whose samples suggest a form that the provider does not promise. */
  free?: string[];
  /** Values the prose names. A string whose samples are all among them takes the list as its `enum`. */
  values?: { values: string[]; open: boolean }[];
}

/** What a derived schema is evidence of. */
export interface DerivationSource {
  /** Evidence of what the samples show. */
  sample: Evidence;
  /** Evidence of what the prose states. */
  prose: Evidence;
}
