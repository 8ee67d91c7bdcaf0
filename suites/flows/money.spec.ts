import { areaSuite } from './flow-suite.js';

areaSuite('balances', 'deposits', 'transfers', 'exchange', 'sepa');
