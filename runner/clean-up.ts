import { existsSync } from 'node:fs';
import path from 'node:path';
import { identificationFor } from '../contracts/model/identification.js';
import { operationOf } from '../contracts/model/look-up.js';
import type { Contract } from '../contracts/model/types.js';
import { withKeys } from '../engine/identification.js';
import { cleanUp, leftBehind, type Creation } from '../engine/inventory.js';
import { accountOf, type RunContext } from '../engine/run-context.js';
import { clientOf } from '../suites/support/session.js';

/** Lines about what stays, at most. */
const shown = 20;

/** What to do about what stays since another one has the account. */
function lostHint(inventory: string): string {
  return `  once the account is free: conformance clean-up ${path.dirname(inventory)}`;
}

function naming({ what, id }: Creation): string {
  return `${what} ${id}`;
}

/**
 * Takes away what a run created at its target, and tells what stays; no lines where it created nothing.
 * @param lost aborts where another one got the account: from then on nothing is sent to it
 */
export async function cleanUpTarget(context: RunContext, contract: Contract, lost?: AbortSignal): Promise<string[]> {
  const file = context.care?.inventoryFile;
  if (file === undefined || !existsSync(file) || leftBehind(file).length === 0) return [];
  const client = clientOf(context, contract, 'clean-up');
  const how = identificationFor(contract, context.target.identification);
  const keys = { ...context.target, ...accountOf(context.target, 0) };
  const { undone, left } = await cleanUp(
    file,
    contract,
    (operationId, request) =>
      client.send({ ...withKeys(request, how, operationOf(contract, operationId), keys), operationId }),
    lost,
  );
  return [
    `clean-up  ${undone.length} taken away, ${left.length} left at the target; all are listed in ${file}`,
    ...left.slice(0, shown).map(({ creation, reason }) => `  ${naming(creation)}: ${reason}`),
    ...(lost?.aborted ? [lostHint(file)] : []),
    ...(left.length > shown ? [`  … and ${left.length - shown} more`] : []),
  ];
}
