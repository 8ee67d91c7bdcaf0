import { bodies } from './bodies.js';
import { deliveries } from './deliveries.js';
import { http } from './http.js';
import { times } from './times.js';
import type { Variation } from './variation.js';

/** The messages pass through the proxy as they are: what others are compared with. */
export const unchanged: Variation = {
  id: 'unchanged',
  about: 'Nothing is different but that a proxy stands between.',
  sides: ['answer', 'delivery'],
  allows: 'nothing',
  change: (message) => message,
};

/** Every variation. */
export const variations: readonly Variation[] = [...times, ...bodies, ...http, ...deliveries];
