import type { LessonLine, RecordLine, RunLine } from './format.js';
import { linesOf, RecordError, scanRecord, type RecordFrame } from './reader.js';
import { SharedDeliveries } from './shared-deliveries.js';
import { waivedWhat, waiverFingerprint } from './waivers.js';

/** A shard's record, as far as it has to be known before joining. */
interface Part {
  file: string;
  frame: RecordFrame;
}

/** A record of a shard that was tried again. */
export interface LeftOut {
  file: string;
  shard: number;
  /** The record that stands for the shard. */
  insteadOf: string;
}

/** The whole, and what was left out of it. */
export interface Merged {
  run: RunLine;
  /** Records that stand for the shards. */
  files: string[];
  leftOut: LeftOut[];
}

/** What parts of one run share, in the words of messages. */
const shared: readonly (readonly [what: string, of: (run: RunLine) => unknown])[] = [
  ['API version', ({ apiVersion }) => apiVersion],
  ['suite', ({ suiteHash }) => suiteHash],
  ['contract', ({ contractHash }) => contractHash],
  ['seed', ({ seed }) => seed],
  ['level that fails a run', ({ failOn }) => failOn],
  ['strictness', ({ target }) => target.strictness],
  ['number of shards', ({ shard }) => shard?.of],
  // Last, for it has the others in it, and says less.
  ['configuration', ({ configurationHash }) => configurationHash],
];

function assertOneRun([first, ...others]: readonly Part[]): void {
  if (!first) return;
  for (const [what, of] of shared)
    for (const { file, frame } of others) {
      const [one, other] = [of(first.frame.run), of(frame.run)];
      if (one !== other)
        throw new RecordError(
          `${file}:1: another ${what} than ${first.file} (${String(other ?? 'none')}, not ${String(one ?? 'none')}); only shards of one run can be merged`,
        );
    }
}

/** The finding that a waiver accepts is the same in all shards: its line in the file may have moved. */
function assertSameWaivers([first, ...others]: readonly [Part, ...Part[]]): void {
  const toldOf = ({ frame }: Part): Map<string, string> =>
    new Map(
      frame.waivers.map((waiver) => {
        const until = `until ${waiver.expires}`;
        return [`${waiverFingerprint(waiver)} ${until}`, `${waivedWhat(waiver)}, ${until}`];
      }),
    );
  const expected = toldOf(first);
  for (const other of others) {
    const own = toldOf(other);
    const [odd] = [...own, ...expected].filter(([key]) => !expected.has(key) || !own.has(key));
    if (odd !== undefined)
      throw new RecordError(
        `${other.file}: other waivers than in ${first.file} (${odd[1]}); carry out all shards with the same file of waivers`,
      );
  }
}

function assertNamedOnce(parts: readonly Part[]): void {
  const seen = new Map<string, string>();
  for (const { file, frame } of parts) {
    const { runId } = frame.run;
    const other = seen.get(runId);
    if (other !== undefined)
      throw new RecordError(`${file}:1: run ${runId} is in ${other} as well; name each record once`);
    seen.set(runId, file);
  }
}

/**
 * The record that stands for a shard: the one that came to its end; of several that did not, the one that began last.
 * @throws RecordError where several came to their end: nobody knows which is meant
 */
function standingFor(index: number, attempts: readonly [Part, ...Part[]]): Part {
  const [finished, again] = attempts.filter(({ frame }) => frame.end !== undefined);
  if (finished && again)
    throw new RecordError(
      `${again.file}:1: shard ${index} came to its end in ${finished.file} as well; name the one that counts`,
    );
  const begun = ({ frame: { run } }: Part): string => `${run.startedAt} ${run.runId}`;
  return finished ?? attempts.reduce((a, b) => (begun(a) < begun(b) ? b : a));
}

/** One record for each shard: a shard that was killed and carried out again has two. */
function oneForEach(parts: readonly Part[]): { standing: Part[]; leftOut: LeftOut[] } {
  const standing: Part[] = [];
  const leftOut: LeftOut[] = [];
  for (const part of parts) {
    const shard = part.frame.run.shard?.index;
    const others = parts.filter((one) => one !== part && one.frame.run.shard?.index === shard);
    const chosen = shard === undefined ? part : standingFor(shard, [part, ...others]);
    if (chosen === part) standing.push(part);
    else if (shard !== undefined) leftOut.push({ file: part.file, shard, insteadOf: chosen.file });
  }
  return { standing, leftOut };
}

function assertComplete(parts: readonly Part[]): void {
  const seen = new Set(parts.map(({ frame }) => frame.run.shard?.index));
  const of = parts[0]?.frame.run.shard?.of ?? 0;
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new RecordError(`shard ${missing.join(', ')} of ${of} is missing; name the records of all shards`);
}

const least = (texts: readonly string[]): string => texts.reduce((a, b) => (a < b ? a : b));

function mergedRun(parts: readonly [Part, ...Part[]]): RunLine {
  const runs = parts.map(({ frame }) => frame.run);
  const { shard: _shard, ...first } = parts[0].frame.run;
  const mergedFrom = runs.map(({ runId }) => runId);
  return {
    ...first,
    runId: `${least(mergedFrom)}-merged`,
    startedAt: least(runs.map(({ startedAt }) => startedAt)),
    mergedFrom,
  };
}

/** Types of lines that the whole has for itself. */
const ofTheWhole: ReadonlySet<string> = new Set(['run', 'scope', 'waiver', 'coverage', 'lesson', 'end']);

/**
 * Joins the records of the shards of one run. Lines of cases, exchanges and deliveries stay as they are, shard by shard;
 * the end is there if every shard has one. Of a shard that was killed and carried out again, the record that came to its end is taken.
 * @param write takes each line, without its line feed
 * @param taught what the whole taught: a shard alone knows nothing of what others have seen
 * @throws RecordError where the records are not of one run, a shard is missing, came to its end twice, or one is no record
 */
export async function mergeRecords(
  files: readonly string[],
  write: (line: string) => void,
  taught: (run: RunLine, files: readonly string[]) => Promise<readonly LessonLine[]> = () => Promise.resolve([]),
): Promise<Merged> {
  const named: Part[] = [];
  for (const file of files) named.push({ file, frame: await scanRecord(file, () => undefined) });
  assertOneRun(named);
  assertNamedOnce(named);
  const { standing: parts, leftOut } = oneForEach(named);
  const [first, ...others] = parts;
  if (!first || others.length === 0) throw new RecordError('merge needs the records of two shards or more');
  assertSameWaivers([first, ...others]);
  assertComplete(parts);
  const run = mergedRun([first, ...others]);
  write(JSON.stringify(run));
  for (const { state: _state, findings: _findings, ...line } of first.frame.waivers) write(JSON.stringify(line));
  const { scope } = first.frame;
  if (scope) write(JSON.stringify({ ...scope, leftOut: scope.leftOut.filter(({ option }) => !isShard(option)) }));
  // Shards at sandboxes have a sink each, whose numbers say nothing of one another.
  const deliveries = run.target.sandbox ? undefined : await sharedBy(parts);
  for (const { file } of parts)
    for await (const lines of linesOf(file))
      for (const text of lines) {
        const line = parsed(text);
        if (line === undefined || ofTheWhole.has(line.type)) continue;
        if (deliveries && line.type === 'delivery') {
          if (!deliveries.isAnothers(line)) write(text);
        } else if (deliveries && line.type === 'delivery-coverage') write(JSON.stringify(deliveries.counted(line)));
        else write(text);
      }
  // What is out of reach does not depend on the shard: each that came to its end tells the same.
  const outOfReach = parts.find(({ frame }) => frame.coverage.length > 0)?.frame.coverage ?? [];
  for (const line of outOfReach) write(JSON.stringify(line));
  const standing = parts.map(({ file }) => file);
  for (const lesson of await taught(run, standing)) write(JSON.stringify(lesson));
  const ends = parts.flatMap(({ frame }) => frame.end ?? []);
  const last = ends
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (ends.length === parts.length && last !== undefined) write(JSON.stringify({ type: 'end', at: last }));
  return { run, files: standing, leftOut };
}

/** All shards together leave nothing to one another. */
function isShard(option: string): boolean {
  return option.startsWith('--shard ');
}

/** Whose the deliveries are of a sink that all shards read. */
async function sharedBy(parts: readonly Part[]): Promise<SharedDeliveries> {
  const deliveries = new SharedDeliveries();
  for (const { file } of parts)
    for await (const lines of linesOf(file))
      for (const text of lines) {
        if (!text.includes('"delivery"')) continue;
        const line = parsed(text);
        if (line?.type === 'delivery') deliveries.learn(line);
      }
  return deliveries;
}

/** A line; `undefined` for the torn last one of a killed shard. */
function parsed(text: string): RecordLine | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as RecordLine;
  } catch {
    return undefined;
  }
}
