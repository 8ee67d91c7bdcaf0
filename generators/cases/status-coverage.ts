import { isListedSuccess, listedStatus } from '../../contracts/model/listed-status.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import { catalogueRow, codes, failureCodes } from './codes.js';

/** What of a case tells which answer it brings about. */
export interface Aiming {
  id: string;
  expect: { kind: 'accepted' | 'answered' } | { kind: 'refused'; status?: number; code?: string };
}

/** Which cases bring something about, or why none does. */
type Reached = { reachedBy: readonly string[] } | { reason: string };

/** A status that an operation lists, with each error code that it lists under it. */
export type StatusCoverage = { status: string; codes: readonly ({ code: string } & Reached)[] } & Reached;

/** A status, or a code under one that is reached otherwise, which no case brings about. */
export interface Unreached {
  /** Such as `404`, or `400 P459`. */
  item: string;
  reason: string;
}

const byProvider = 'only a failure inside the provider brings it about';

function reached(ids: readonly string[], reason: string): Reached {
  return ids.length > 0 ? { reachedBy: ids } : { reason };
}

/** Why no case brings a code about. */
function codeReason(contract: Contract, code: string): string {
  if (failureCodes.includes(code)) return byProvider;
  if (code === codes.validation) return 'the contract describes nothing in a request that could be wrong';
  const label = catalogueRow(contract, code)?.label;
  return label === undefined ? 'the catalogue does not say what it means' : `takes what no case makes: ${label}`;
}

/** Why no case brings a status about; the codes under it are out of reach as well. */
function statusReason(status: string, rows: readonly ({ code: string } & Reached)[]): string {
  if (status.startsWith('5')) return byProvider;
  const reasons = new Map<string, string[]>();
  for (const row of rows) if ('reason' in row) reasons.set(row.reason, [...(reasons.get(row.reason) ?? []), row.code]);
  const told = [...reasons].map(([reason, named]) => `${named.join(', ')}: ${reason}`).join('; ');
  if (told !== '') return `stands for its codes alone (${told})`;
  return isListedSuccess(status) ? 'another success is listed before it' : 'nothing says what brings it about';
}

/**
 * Which of the listed statuses and error codes of an operation cases reach, by what they expect, and why the others are
 * not reached. A success is reached by what must be accepted.
 */
export function statusCoverage(contract: Contract, operation: Operation, cases: readonly Aiming[]): StatusCoverage[] {
  const statuses = Object.keys(operation.object.responses);
  const success = statuses.find(isListedSuccess) ?? statuses.find((status) => status === 'default');
  return statuses.map((status) => {
    const rows = (operation.object.responses[status]?.['x-error-codes'] ?? []).map(({ code }) => ({
      code,
      ...reached(
        cases.filter(({ expect }) => expect.kind === 'refused' && expect.code === code).map(({ id }) => id),
        codeReason(contract, code),
      ),
    }));
    const direct = cases
      .filter(({ expect }) =>
        expect.kind === 'refused'
          ? expect.status !== undefined && listedStatus(operation, expect.status) === status
          : expect.kind === 'accepted' && status === success,
      )
      .map(({ id }) => id);
    const byCode = rows.flatMap((row) => ('reachedBy' in row ? row.reachedBy : []));
    return {
      status,
      codes: rows,
      ...reached([...new Set([...direct, ...byCode])], statusReason(status, rows)),
    };
  });
}

/**
 * What of an operation no case reaches: statuses, and codes of those that are reached. Codes of failures are left out: every
 * operation lists them, and none can be asked to fail.
 */
export function unreached(coverage: readonly StatusCoverage[]): Unreached[] {
  return coverage.flatMap((row) => {
    if ('reason' in row) return [{ item: row.status, reason: row.reason }];
    return row.codes.flatMap((one) =>
      'reason' in one && !failureCodes.includes(one.code)
        ? [{ item: `${row.status} ${one.code}`, reason: one.reason }]
        : [],
    );
  });
}
