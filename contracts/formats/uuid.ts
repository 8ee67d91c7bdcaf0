import type { ValueFormat } from './format.js';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** RFC 9562, any version: the provider promises none. */
export const uuid: ValueFormat = {
  name: 'uuid',
  describes: 'a UUID',
  test: (value) => pattern.test(value),
  detectable: true,
};
