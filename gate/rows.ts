import type { ShownChange } from '../diff/result.js';
import type { GateEvidence, GateRow } from '../reports/gate/model.js';
import type { Difference } from './behaviour/difference.js';
import type { Announced, Joined, Unannounced } from './join.js';

/** Longest counterexample that a report shows. */
const longest = 1500;

function contractOf({ proof, grade, counterexample }: ShownChange): GateRow['contract'] {
  const value = counterexample && JSON.stringify(counterexample.value, null, 2);
  return {
    proof,
    ...(grade && { grade }),
    ...(value !== undefined && { counterexample: value.length > longest ? `${value.slice(0, longest)}…` : value }),
    ...(counterexample && { refusedAt: counterexample.places }),
  };
}

type Show = (difference: Difference) => GateEvidence;

function ofAnnounced({ change, standing, why, shown, cases, consequences }: Announced, show: Show): GateRow {
  const { level, subject, rule, fingerprint, message, advice, concerns, waived } = change;
  const contract = contractOf(change);
  return {
    standing,
    level,
    subject: subject.id,
    rule,
    fingerprint,
    message,
    advice,
    why,
    cases,
    consequences,
    ...(concerns !== undefined && { concerns }),
    ...(waived && { waived }),
    ...(contract && { contract }),
    ...(shown && { evidence: show(shown) }),
  };
}

const byHand = 'Ask the provider whether it is meant; until then read it both ways, or do not move.';

function ofUnannounced(row: Unannounced, show: Show): GateRow {
  const { level, subject, rule, fingerprint, message, cases, consequences, concerns, example } = row;
  return {
    standing: 'unannounced',
    level,
    subject: subject.id,
    rule,
    fingerprint,
    message,
    advice: byHand,
    why: `${cases} ${cases === 1 ? 'case shows' : 'cases show'} it, and the contracts say nothing of it`,
    cases,
    consequences,
    ...(concerns !== undefined && { concerns }),
    evidence: show(example),
  };
}

/** Contract beside behaviour, as reports show it: what nothing announces first. */
export function gateRows({ announced, unannounced }: Joined, show: Show): GateRow[] {
  return [...unannounced.map((row) => ofUnannounced(row, show)), ...announced.map((one) => ofAnnounced(one, show))];
}

/** An accepted row. */
export interface RowWaiver {
  rule: string;
  fingerprint: string;
  reason: string;
  owner: string;
  expires: string;
  file: string;
  line: number;
}

/**
 * Accepts rows, and tells of waivers that have to be removed or renewed.
 * @param today as `2026-12-31`, in UTC: a waiver counts until the end of its last day
 */
export function waiveRows(
  rows: readonly GateRow[],
  waivers: readonly RowWaiver[],
  today: string,
): { rows: GateRow[]; unfit: string[] } {
  const used = new Set<RowWaiver>();
  const accepted = rows.map((row): GateRow => {
    const waiver = waivers.find(
      ({ rule, fingerprint, expires }) => rule === row.rule && fingerprint === row.fingerprint && expires >= today,
    );
    if (!waiver) return row;
    used.add(waiver);
    const { reason, owner, expires } = waiver;
    return { ...row, waived: { reason, owner, expires } };
  });
  const unfit = waivers.flatMap((waiver) => {
    const { file, line, rule, expires } = waiver;
    if (expires < today) return [`${file}:${line}: the waiver of ${rule} expired on ${expires}`];
    return used.has(waiver) ? [] : [`${file}:${line}: the waiver of ${rule} accepts nothing; remove it`];
  });
  return { rows: accepted, unfit };
}

/** Marks what the baseline has already; a row that got louder is new. */
export function markKnown(rows: readonly GateRow[], baseline: readonly GateRow[]): GateRow[] {
  const key = ({ rule, fingerprint, level }: GateRow): string => `${rule} ${fingerprint} ${level}`;
  const before = new Set(baseline.map(key));
  return rows.map((row) => (before.has(key(row)) ? { ...row, known: true } : row));
}
