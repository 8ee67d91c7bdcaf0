import type { Schema } from '../../../contracts/model/types.js';
import { createData } from '../../data/data.js';
import { findCounterexample } from '../find.js';
import type { Keywords } from '../keywords.js';
import type { Pair } from '../types.js';
import type { Sample } from './corpus.js';
import { incomparable, narrowed } from './narrow.js';
import { rewritten } from './rewrite.js';

/** What became of one seeded pair. */
export interface MeasuredPair {
  sample: string;
  seed: number;
  /** The edits that narrow, each with its place in the schema; none in a pair that is equal in meaning. */
  narrowings: readonly string[];
  rewritings: readonly string[];
  isProven: boolean;
  /** A value that would prove a break where there can be none. */
  falseAlarm?: unknown;
  /** Why none was found. */
  why?: string;
}

const mostEdits = 3;

/** A schema and what one to three edits made of it: all narrow it, or, in one pair of four, all say the same in other words. */
export function measuredPair(samples: readonly Sample[], seed: number): MeasuredPair {
  const data = createData(seed, 'pairs');
  const sample = data.helpers.arrayElement([...samples]);
  const isEqual = data.datatype.boolean(0.25);
  let schema = sample.schema;
  const [narrowings, rewritings]: [string[], string[]] = [[], []];
  let canReturn = true;
  for (let count = data.number.int({ min: 1, max: mostEdits }); count > 0; count -= 1) {
    const narrowing = isEqual ? undefined : narrowed(schema, data);
    const { edit, tokens, schema: next } = narrowing ?? rewritten(schema, data);
    (narrowing ? narrowings : rewritings).push(`${edit} ${tokens.join('/')}`);
    canReturn &&= !incomparable.includes(edit);
    schema = next;
  }
  const side = (one: Keywords): Pair['sender'] => ({ schema: one as Schema, root: sample.root });
  const pair = { tolerance: sample.tolerance, seed };
  const found = findCounterexample({ ...pair, sender: side(sample.schema), receiver: side(schema) });
  const back = findCounterexample({ ...pair, sender: side(schema), receiver: side(sample.schema) });
  const alarm =
    narrowings.length === 0 && found.kind === 'proven' ? found : canReturn && back.kind === 'proven' ? back : undefined;
  return {
    sample: sample.name,
    seed,
    narrowings,
    rewritings,
    isProven: found.kind === 'proven',
    ...(found.kind === 'none' ? { why: `${found.reason ?? 'none'} after ${found.tries} tries` } : {}),
    ...(alarm === undefined ? {} : { falseAlarm: alarm.value }),
  };
}

/** Figures of many pairs. */
export interface Figures {
  narrowed: number;
  proven: number;
  equal: number;
  missed: MeasuredPair[];
  alarms: MeasuredPair[];
  /** Names of the edits that came up. */
  edits: Set<string>;
}

/** Pairs of seeds from `first` on. */
export function measure(samples: readonly Sample[], count: number, first = 0): Figures {
  const figures: Figures = { narrowed: 0, proven: 0, equal: 0, missed: [], alarms: [], edits: new Set() };
  for (let seed = first; seed < first + count; seed += 1) {
    const pair = measuredPair(samples, seed);
    const { narrowings, rewritings } = pair;
    for (const edit of [...narrowings, ...rewritings]) figures.edits.add(edit.split(' ')[0] ?? '');
    if (pair.falseAlarm !== undefined) figures.alarms.push(pair);
    if (narrowings.length === 0) {
      figures.equal += 1;
      continue;
    }
    figures.narrowed += 1;
    if (pair.isProven) figures.proven += 1;
    else figures.missed.push(pair);
  }
  return figures;
}
