import { areaSuite } from './flow-suite.js';

await areaSuite('balances', 'deposits', 'transfers', 'exchange', 'sepa');
