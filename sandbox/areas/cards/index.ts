import type { Area } from '../area.js';

/** Virtual cards. */
export const cards: Area = { operations: [], triggers: [], outcomes: [] };
