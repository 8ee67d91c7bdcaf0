import { flowSuite } from './flow-suite.js';

// Tests of one file run one after the other. These read or move what all flows of an account share: the partner's balance.
flowSuite(({ lane }) => lane === 'serial');
