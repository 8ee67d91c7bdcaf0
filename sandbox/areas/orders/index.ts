import type { Area } from '../area.js';

/** Crypto payment orders at a locked rate. */
export const orders: Area = { operations: [], triggers: [], outcomes: [] };
