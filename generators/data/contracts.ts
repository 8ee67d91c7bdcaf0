import { loadContract } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';

/** Versions of the API that the package has a contract of, oldest first. */
export const apiVersions = ['legacy', 'test', 'latest'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** The packaged contract of a version. */
export function contractOf(version: ApiVersion): Contract {
  return loadContract(version);
}
