// Derived by `npm run derive` from the folders of the contracts.
import type { operations as Version1 } from '../latest/types.js';
import type { operations as Version2 } from '../legacy/types.js';
import type { operations as Version3 } from '../test/types.js';

/** Operations and webhooks of each API version, by id, as openapi-typescript describes them. */
export interface Versions {
  latest: Version1;
  legacy: Version2;
  test: Version3;
}
