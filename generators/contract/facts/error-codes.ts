import type { ErrorCode } from '../../../contracts/model/facts.js';
import { evidenceOrCarried, knownRows } from '../carry.js';
import type { Dossier } from '../dossier.js';
import { evidenceIn, type Edition } from '../evidence.js';

const source = 'Error Handling';

/** Operations whose entry lists a code for the edition. */
function operationsListing({ operations }: Dossier, edition: Edition, code: string): string[] {
  return operations
    .filter(
      (operation) =>
        operation.editions[edition] &&
        Object.values(operation.responses)
          .flat()
          .some((variant) => variant.errorCodes?.includes(code) && evidenceIn(variant, edition, source)),
    )
    .map(({ id }) => id);
}

/**
 * The catalogue of one edition. The first edition carries the codes that the next one shows; a later edition that is
 * silent on a code of an earlier one has dropped or replaced it (P418, P431).
 */
export function buildErrorCodes(dossier: Dossier, edition: Edition): ErrorCode[] {
  const find = edition === 'legacy' ? evidenceOrCarried : evidenceIn;
  return knownRows(dossier.platform.errors.codes, edition, source, find).map(({ row, evidence }) => ({
    code: row.code,
    status: row.http,
    ...(row.name === undefined ? {} : { name: row.name }),
    ...(row.message === undefined ? {} : { message: row.message }),
    label: row.label ?? row.message ?? row.code,
    operations: operationsListing(dossier, edition, row.code),
    evidence,
  }));
}
