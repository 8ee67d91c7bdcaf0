import { requestSuite } from './request-suite.js';

await requestSuite('cards');
