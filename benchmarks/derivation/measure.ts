import type { EventExamples } from './corpus.js';

/** Tells whether a value fits a schema. */
export type Fits = (value: unknown) => boolean;

/** A way of deriving a schema from payloads. */
export interface Contender {
  name: string;
  /** Derives the schema; this is what is timed. */
  derive(samples: readonly object[]): object | Promise<object>;
  /** Makes the schema a predicate; not timed. */
  compile(schema: object): Fits;
}

/** What leave-one-out showed of a contender. */
export interface Measurement {
  name: string;
  /** Examples held out, each once. */
  heldOut: number;
  accepted: number;
  /** Pairs of a schema and an example of another event. */
  foreign: number;
  rejected: number;
  /** Payloads that schemas were derived from, over all rounds, and the milliseconds it took. */
  payloads: number;
  milliseconds: number;
}

/** Share of held-out examples that the schema derived from the others of their event accepts. */
export function acceptance({ accepted, heldOut }: Measurement): number {
  return accepted / heldOut;
}

/** Share of other events' examples that the schemas reject. */
export function rejection({ rejected, foreign }: Measurement): number {
  return rejected / foreign;
}

/** Milliseconds of derivation per payload read. */
export function timePerPayload({ milliseconds, payloads }: Measurement): number {
  return milliseconds / payloads;
}

/** One round of leave-one-out: the event, the example held out, the others of its event. */
interface Round {
  group: EventExamples;
  heldOut: object;
  samples: object[];
}

function roundsOf(corpus: readonly EventExamples[], every: number): Round[] {
  return corpus
    .filter((group) => group.examples.length > 1)
    .flatMap((group) =>
      group.examples.map((heldOut) => ({
        group,
        heldOut,
        samples: group.examples.filter((example) => example !== heldOut),
      })),
    )
    .filter((_, turn) => turn % every === 0);
}

/** How much of the corpus is measured, and how often its derivation is timed. */
export interface Extent {
  /** Take each n-th example as the held-out one; 1 takes all. */
  every?: number;
  /** Times that all schemas are derived; the fastest counts, because what else the machine does only adds. */
  passes?: number;
}

async function derived(contender: Contender, rounds: readonly Round[]): Promise<{ schemas: object[]; time: number }> {
  const schemas: object[] = [];
  const start = performance.now();
  for (const { samples } of rounds) schemas.push(await contender.derive(samples));
  return { schemas, time: performance.now() - start };
}

/**
 * Leave-one-out over every event with at least two different examples: derive from the others, judge the one left out,
 * then every example of every other event. Derivation sees nothing of what it is judged by. All rounds derive before the
 * first one is judged, so that the time of deriving holds no garbage of judging.
 */
export async function measure(
  contender: Contender,
  corpus: readonly EventExamples[],
  { every = 1, passes = 1 }: Extent = {},
): Promise<Measurement> {
  const rounds = roundsOf(corpus, every);
  let { schemas, time } = await derived(contender, rounds);
  for (let pass = 1; pass < passes; pass += 1) {
    const again = await derived(contender, rounds);
    schemas = again.schemas;
    time = Math.min(time, again.time);
  }
  const result: Measurement = {
    name: contender.name,
    heldOut: rounds.length,
    accepted: 0,
    foreign: 0,
    rejected: 0,
    payloads: rounds.reduce((sum, { samples }) => sum + samples.length, 0),
    milliseconds: time,
  };
  rounds.forEach(({ group, heldOut }, index) => {
    const fits = contender.compile(schemas[index] as object);
    const others = corpus.filter((other) => other !== group).flatMap((other) => other.examples);
    if (fits(heldOut)) result.accepted += 1;
    result.foreign += others.length;
    result.rejected += others.filter((other) => !fits(other)).length;
  });
  return result;
}
