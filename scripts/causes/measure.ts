import { faults } from '../../sandbox/index.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import type { RecordLine } from '../../engine/record/format.js';
import type { CaseRecord } from '../../engine/record/reader.js';
import type { Cause } from '../../reports/causes/cause.js';
import { Causes } from '../../reports/causes/causes.js';
import { expectationOf } from '../faults/run-fault.js';
import { headsOf, meantFor } from './heads.js';
import { carryOutPlanted } from './planted.js';

/** More seeds than this are not tried for another place. */
const mostSeeds = 30;

/** What planted faults came to. */
export interface Measured {
  faults: readonly string[];
  places: readonly string[];
  seed: number;
  causes: readonly Cause[];
  /** Of the faults, those that a cause headed by a check meant for them tells, and those told by any head that is right for them. */
  meant: readonly string[];
  told: readonly string[];
  /** Those of which no finding of a check meant for them is there, not even among the consequences. */
  unseen: readonly string[];
}

/** Why a pair says nothing of whether causes stay two. */
export type SetAside = 'nowhere' | 'sequences' | 'silent' | 'masked';

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

/** The faults that a cause of their own tells: one cause can tell of one fault alone. */
function toldBy(
  names: readonly string[],
  causes: readonly Cause[],
  headsOfFault: (fault: string) => readonly string[],
): readonly string[] {
  const inOrder = (order: readonly string[]): readonly string[] => {
    const left = [...causes];
    return order.filter((name) => {
      const at = left.findIndex(({ check }) => headsOfFault(name).includes(check));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  };
  const [one, other] = [inOrder(names), inOrder([...names].reverse())];
  return one.length >= other.length ? one : other;
}

/** What a record of planted faults comes to. */
export function measured(
  names: readonly string[],
  causes: readonly Cause[],
  { places, seed }: Pick<Measured, 'places' | 'seed'>,
): Measured {
  const found = new Set(causes.flatMap(({ check, consequences }) => [check, ...consequences.map((one) => one.check)]));
  return {
    faults: names,
    places,
    seed,
    causes,
    meant: toldBy(names, causes, meantFor),
    told: toldBy(names, causes, headsOf),
    unseen: names.filter((name) => !meantFor(name).some((check) => found.has(check))),
  };
}

/** Whether only sequences that are made up at random show a fault: what is carried out here says nothing of it. */
export function takesSequences(fault: string): boolean {
  return expectationOf(fault)?.exploration === true;
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
    if (planted !== 'known') results.push(measured([fault], causesIn(planted.lines), { ...planted, seed }));
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

/**
 * Plants two faults together.
 * @returns `nowhere` where the version has no place for one of them or both stand at one place, `sequences` where only made-up
 * sequences show one, `silent` where one does not show at its place though it is planted alone, `masked` where it shows alone and
 * the other one keeps it from showing
 */
export async function measurePair(
  apiVersion: ApiVersion,
  pair: readonly [string, string],
  seed: number,
): Promise<Measured | SetAside> {
  if (pair.some(takesSequences)) return 'sequences';
  const planted = await carryOutPlanted({ apiVersion, faults: pair, seed, everything: false });
  if (typeof planted === 'string') return 'nowhere';
  const result = measured(pair, causesIn(planted.lines), { ...planted, seed });
  let masked = false;
  for (const fault of result.unseen) {
    const alone = await carryOutPlanted({ apiVersion, faults: [fault], seed, everything: false });
    const place = planted.places[pair.indexOf(fault)] ?? '';
    // At another place it says nothing of this one: the pair is judged as it is.
    if (typeof alone === 'string' || alone.places[0] !== place) continue;
    if (measured([fault], causesIn(alone.lines), { ...alone, seed }).unseen.length > 0) return 'silent';
    masked = true;
  }
  return masked ? 'masked' : result;
}
