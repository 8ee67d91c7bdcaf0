import type { Area } from '../area.js';

/** What currencies are worth, and exchanging them at a locked rate. */
export const exchange: Area = { operations: [], triggers: [], outcomes: [] };
