/** Accepts changes for a while: somebody answers for each, says why, and until when. */
import type { Accepted, DiffResult, ShownChange } from './result.js';

/** An accepted change. Rule, place, old and new value are all in its fingerprint. */
export interface ChangeWaiver extends Accepted {
  rule: string;
  fingerprint: string;
  file: string;
  line: number;
}

/** What became of the waivers of a file. */
export interface WaivedResult {
  result: DiffResult;
  /** Accept nothing: the change is not there. */
  stale: ChangeWaiver[];
  /** Their last day was over. */
  expired: ChangeWaiver[];
}

/** @param today as `2026-12-31`, in UTC: a waiver counts until the end of its last day */
export function waive(result: DiffResult, waivers: readonly ChangeWaiver[], today: string): WaivedResult {
  const valid = waivers.filter(({ expires }) => expires >= today);
  const byChange = new Map(valid.map((waiver) => [`${waiver.rule} ${waiver.fingerprint}`, waiver]));
  const used = new Set<ChangeWaiver>();
  const changes = result.changes.map((change): ShownChange => {
    const waiver = byChange.get(`${change.rule} ${change.fingerprint}`);
    if (!waiver) return change;
    used.add(waiver);
    const { reason, owner, expires, ticket } = waiver;
    return { ...change, waived: { reason, owner, expires, ...(ticket !== undefined && { ticket }) } };
  });
  return {
    result: { ...result, changes },
    stale: valid.filter((waiver) => !used.has(waiver)),
    expired: waivers.filter(({ expires }) => expires < today),
  };
}
