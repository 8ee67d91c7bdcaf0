import { areaSuite } from './flow-suite.js';

areaSuite('cards', 'crypto', 'orders', 'payment links');
