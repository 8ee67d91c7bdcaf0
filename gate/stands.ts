import type { Observations } from './behaviour/observations.js';

/** Runs that show, or do not show, what is announced. */
export interface Runs {
  from: Observations;
  crossed: Observations;
  own?: Observations;
}

/** Where an announced change stands. */
export interface Stands {
  standing: 'seen' | 'not-seen' | 'not-testable';
  why: string;
}

export const seen = (why: string): Stands => ({ standing: 'seen', why });
export const notTestable = (why: string): Stands => ({ standing: 'not-testable', why });
export const notSeen = (why: string): Stands => ({ standing: 'not-seen', why });
