export { findCounterexample, findCounterexamples, searchCounterexamples } from './find.js';
export type * from './types.js';
