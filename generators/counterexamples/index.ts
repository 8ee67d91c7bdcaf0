export { findCounterexample, findCounterexamples } from './find.js';
export type * from './types.js';
