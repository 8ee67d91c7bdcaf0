/** Comparing contracts from other programs: pure, in memory. */
export { diffContracts, type DiffOptions, type DiffSide } from './diff-contracts.js';
export { formatters, type FormatContext, type Formatter } from './formatters/index.js';
export {
  grouped,
  type Accepted,
  type ChangeGroup,
  type Compared,
  type Counts,
  type DiffResult,
  type ShownChange,
} from './result.js';
export type {
  Change,
  Counterexample,
  Direction,
  Effect,
  Place,
  Proof,
  Receiver,
  Subject,
} from '../contracts/diff/change.js';
export { DocumentError } from '../contracts/diff/document.js';
export type { Usage, UsedCall } from './usage.js';
