import { areaSuite } from './flow-suite.js';

await areaSuite('cards', 'crypto', 'orders', 'payment links');
