import { flowSuite } from '../flows/flow-suite.js';

// Tests of one file run one after the other; at an account that workers share, nothing runs beside this one. These flows read or
// move what all of an account share: the partner's balance.
await flowSuite(({ lane }) => lane === 'serial');
