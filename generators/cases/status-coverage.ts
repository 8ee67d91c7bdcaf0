import type { Contract, Operation } from '../../contracts/model/types.js';
import { catalogueRow, failureCodes } from './codes.js';
import type { CaseTemplate } from './phase.js';

/** Which cases bring something about, or why none does. */
type Reached = { reachedBy: readonly string[] } | { reason: string };

/** A status that an operation lists, with each error code that it lists under it. */
export type StatusCoverage = { status: string; codes: readonly ({ code: string } & Reached)[] } & Reached;

function reached(ids: readonly string[], reason: string): Reached {
  return ids.length > 0 ? { reachedBy: ids } : { reason };
}

/** Why no single request brings a code about. */
function codeReason(contract: Contract, code: string): string {
  if (failureCodes.includes(code)) return 'only a failure inside the provider brings it about';
  const label = catalogueRow(contract, code)?.label;
  return label === undefined
    ? 'the catalogue does not say what it means'
    : `needs a state that no single request makes: ${label}`;
}

function statusReason(status: string, hasCodes: boolean): string {
  if (status.startsWith('5')) return 'only a failure inside the provider brings it about';
  if (hasCodes) return 'needs what its error codes say';
  return status.startsWith('2') ? 'another success is listed before it' : 'nothing says what brings it about';
}

/**
 * Which of the listed statuses and error codes of an operation its cases reach, by the expectations of the cases, and
 * why the others are not reached. A success is reached by what must be accepted.
 */
export function statusCoverage(
  contract: Contract,
  operation: Operation,
  templates: readonly CaseTemplate[],
): StatusCoverage[] {
  const statuses = Object.keys(operation.object.responses);
  const success = statuses.find((status) => status.startsWith('2'));
  return statuses.map((status) => {
    const codes = (operation.object.responses[status]?.['x-error-codes'] ?? []).map(({ code }) => ({
      code,
      ...reached(
        templates.filter(({ expect }) => expect.kind === 'refused' && expect.code === code).map(({ id }) => id),
        codeReason(contract, code),
      ),
    }));
    const ids = templates
      .filter(({ expect }) =>
        expect.kind === 'refused' ? String(expect.status) === status : expect.kind === 'accepted' && status === success,
      )
      .map(({ id }) => id);
    return { status, codes, ...reached(ids, statusReason(status, codes.length > 0)) };
  });
}
