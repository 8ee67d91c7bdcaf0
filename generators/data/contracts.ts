import { loadContract } from '../../contracts/model/load.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { Contract } from '../../contracts/model/types.js';
import { versionsOf } from '../../contracts/model/versions.js';

export type { ApiVersion };

/** Versions of the API that the package has a contract of, oldest first. Types know those that `npm run derive` has seen. */
export const apiVersions = versionsOf() as readonly ApiVersion[];

/** The packaged contract of a version. */
export function contractOf(version: ApiVersion): Contract {
  return loadContract(version);
}
