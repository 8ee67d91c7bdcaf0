import { compareBehaviour } from '../../gate/behaviour/compare.js';
import { join, type Unannounced } from '../../gate/join.js';
import { diffContracts } from '../../diff/diff-contracts.js';
import type { ShownChange } from '../../diff/result.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { compiled } from '../faults/harness.js';
import { areas, type AreaId } from './areas.js';
import { breachesOf } from './breaches.js';
import { observe, type Seen } from './observe.js';
import { plantedIn } from './plant.js';
import { plantedChanges, type PlantedChange } from './planted.js';
import type { Answer, ShownRow, Verdict } from './task.js';

/** The move that changes are planted in. */
const [from, to]: readonly [ApiVersion, ApiVersion] = ['latest', 'test'];
const seed = 1;

function onPaper(): readonly ShownChange[] {
  const side = (version: ApiVersion) => ({ ...compiled(version).contract, name: version });
  return diffContracts(side(from), side(to)).changes;
}

function shownRow({ rule, subject, place, message }: Unannounced): ShownRow {
  return { standing: 'unannounced', rule, subject: subject.id, place, message };
}

/** What is wrong with what the gate said of a planted change. */
function troublesOf(
  { id, shows, valid }: PlantedChange,
  rows: readonly ShownRow[],
  broken: readonly string[],
): string[] {
  const [kind, subject, place] = shows;
  const wanted = `behaviour-${kind} ${subject} ${place}`;
  const told = rows.map((row) => `${row.rule} ${row.subject} ${row.place}`);
  return [
    ...(told.length === 1 && told[0] === wanted ? [] : [`${id}: ${told.join(', ') || 'no row'} instead of ${wanted}`]),
    ...(valid && broken.length > 0 ? [`${id}: not valid: ${broken.join(', ')}`] : []),
  ];
}

/** Plants every change of an area, one after another, and tells what the gate says of it. */
export async function behaviourIn(
  id: AreaId,
  only?: readonly string[],
): Promise<Pick<Answer, 'verdicts' | 'requests'>> {
  const errand = { ...areas[id], seed };
  const before = [
    await observe({ ...errand, contract: from, plays: from }),
    await observe({ ...errand, contract: from, plays: from }),
  ] as const;
  const changes = onPaper();
  const seen = (planted: Parameters<typeof observe>[1] = {}): Promise<Seen> =>
    observe({ ...errand, contract: from, plays: to }, planted);
  const rowsOf = ({ observed }: Seen): ShownRow[] => {
    const [first, again] = before;
    const behaviour = compareBehaviour([first.observed, again.observed], observed);
    return join({ changes, behaviour, from: first.observed, crossed: observed }).unannounced.map(shownRow);
  };
  const plain = await seen();
  const usual = [from, to].map((version) => breachesOf(plain.lines, version));
  const clean = rowsOf(plain);
  const verdicts: Verdict[] = [
    {
      id: `nothing in ${id}`,
      rows: clean,
      troubles: clean.map(({ message }) => `nothing was planted in ${id}: ${message}`),
    },
  ];
  const verdictOn = async (change: PlantedChange): Promise<Verdict> => {
    const planted = await seen(plantedIn(change.planted, compiled(to).contract));
    const rows = rowsOf(planted);
    const broken = [from, to].flatMap((version, index) =>
      [...breachesOf(planted.lines, version)].filter((breach) => !usual[index]?.has(breach)),
    );
    return { id: change.id, rows, troubles: troublesOf(change, rows, broken) };
  };
  for (const change of plantedChanges)
    if (change.area === id && (only?.includes(change.id) ?? true)) verdicts.push(await verdictOn(change));
  const [first, again] = before.map(({ observed }) => observed.requests);
  const run = first ?? 0;
  return { verdicts, requests: { run, gate: run + (again ?? 0) + plain.observed.requests } };
}
