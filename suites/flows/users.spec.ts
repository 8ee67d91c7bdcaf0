import { areaSuite } from './flow-suite.js';

await areaSuite('onboarding', 'accounts', 'platform');
