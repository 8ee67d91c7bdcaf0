import { areaSuite } from './flow-suite.js';

areaSuite('onboarding', 'accounts', 'platform');
