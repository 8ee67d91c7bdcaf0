import type { ApiVersion } from '../../contracts/model/typed.js';
import { latest } from './latest.js';
import { legacy } from './legacy.js';
import { test } from './test.js';
import type { VersionTraits } from './version.js';

export type { VersionTraits } from './version.js';

/** Every API version that the sandbox plays. */
export const versions: Readonly<Record<ApiVersion, VersionTraits>> = { legacy, test, latest };
