import { faults } from '../../sandbox/index.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { RecordLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import type { Cause } from '../../reports/causes/cause.js';
import { Causes } from '../../reports/causes/causes.js';
import { expectationOf } from '../faults/run-fault.js';
import { carryOutPlanted, type Planted } from './planted.js';

/** More seeds than this are not tried for another place. */
const mostSeeds = 30;

/** What planted faults came to. */
export interface Measured {
  faults: readonly string[];
  places: readonly string[];
  seed: number;
  causes: readonly Cause[];
  /** Of the faults, those that a cause with a check meant for them tells. */
  told: readonly string[];
  /** Those of which no finding of a check meant for them is left: the other fault keeps them from showing. */
  masked: readonly string[];
}

/** Lines in memory as the cases that they tell of. */
export function casesOf(lines: readonly RecordLine[]): CaseRecord[] {
  const cases: CaseRecord[] = [];
  const open = new Map<string, CaseRecord>();
  for (const line of lines)
    if (line.type === 'case') {
      const entry: CaseRecord = { line, exchanges: [], deliveries: [], judgements: [] };
      open.set(line.id, entry);
      cases.push(entry);
    } else if (line.type === 'exchange') open.get(line.caseId)?.exchanges.push(line);
    else if (line.type === 'delivery') open.get(line.caseId ?? '')?.deliveries.push(line);
    else if (line.type === 'judgement') open.get(line.caseId)?.judgements.push(line);
    else if (line.type === 'case-end') Object.assign(open.get(line.caseId) ?? {}, { end: line });
  return cases;
}

/** The causes that a record in memory tells. */
export function causesIn(lines: readonly RecordLine[]): Cause[] {
  const causes = new Causes();
  casesOf(lines).forEach((entry, index) => causes.add(entry, index + 1));
  return causes.sorted();
}

function measured(names: readonly string[], { places, lines }: Planted, seed: number): Measured {
  const causes = causesIn(lines);
  const left = [...causes];
  const told = names.filter((name) => {
    const meant = expectationOf(name)?.checks ?? [];
    const at = left.findIndex(({ check }) => meant.includes(check));
    // One cause can tell of one fault alone.
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  const found = new Set(causes.flatMap(({ check, consequences }) => [check, ...consequences.map((one) => one.check)]));
  const masked = names.filter((name) => !(expectationOf(name)?.checks ?? []).some((check) => found.has(check)));
  return { faults: names, places, seed, causes, told, masked };
}

/** Plants a fault at several places, one after the other. */
export async function measureFault(
  apiVersion: ApiVersion,
  fault: string,
  { places, everything }: { places: number; everything: boolean },
): Promise<Measured[]> {
  const results: Measured[] = [];
  for (let seed = 1; seed <= mostSeeds && results.length < places; seed += 1) {
    const known = results.map((result) => result.places.join(' '));
    const planted = await carryOutPlanted({ apiVersion, faults: [fault], seed, everything }, known);
    if (planted === 'nowhere') break;
    if (planted !== 'known') results.push(measured([fault], planted, seed));
  }
  return results;
}

/** Pairs of faults that a seed decides. */
export function seededPairs(count: number, seed = 1): [string, string][] {
  let state = seed;
  const next = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return faults[state % faults.length]?.name ?? '';
  };
  const pairs: [string, string][] = [];
  while (pairs.length < count) {
    const pair: [string, string] = [next(), next()];
    if (pair[0] !== pair[1]) pairs.push(pair);
  }
  return pairs;
}

/** Plants two faults together; nothing where the version has no place for one of them, or both at one place. */
export async function measurePair(
  apiVersion: ApiVersion,
  pair: readonly [string, string],
  seed: number,
): Promise<Measured | undefined> {
  const planted = await carryOutPlanted({ apiVersion, faults: pair, seed, everything: false });
  return typeof planted === 'string' ? undefined : measured(pair, planted, seed);
}
