export { findCounterexample, findCounterexamples, refusedBy, searchCounterexamples } from './find.js';
export type * from './types.js';
