import { requestSuite } from './request-suite.js';

requestSuite('users');
