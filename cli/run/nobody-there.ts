import type { Target } from '../../engine/config.js';
import { nobodyThere } from '../../runner/nobody-there.js';

/** The exit code of a command that finds nobody at its target, which is told; `undefined` where somebody is. */
export async function exitWhereNobodyIs(name: string, target: Target): Promise<3 | undefined> {
  const nobody = await nobodyThere(name, target);
  if (nobody === undefined) return undefined;
  console.error(nobody);
  return 3;
}
