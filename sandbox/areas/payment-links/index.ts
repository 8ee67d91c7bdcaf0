import type { Area } from '../area.js';

/** Payment links and hosted checkout. */
export const paymentLinks: Area = { operations: [], triggers: [], outcomes: [] };
