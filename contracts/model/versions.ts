import { listVersions, loadContract, packagedContracts } from './load.js';

/**
 * Every version that the folders have a contract of, in the order of the editions as far as the contracts tell it. A folder with a
 * contract is a version: nothing else lists them.
 */
export function versionsOf(folders: readonly string[] = [packagedContracts]): string[] {
  const found = [...new Set(folders.flatMap((folder) => listVersions(folder)))];
  const [first] = found;
  const order = first === undefined ? [] : loadContract(first, folders).facts.editions.map(({ id }) => id);
  const rank = (version: string): number => (order.includes(version) ? order.indexOf(version) : order.length);
  return found.sort((a, b) => rank(a) - rank(b));
}
