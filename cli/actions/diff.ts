import path from 'node:path';
import { DocumentError } from '../../contracts/diff/document.js';
import { levels, strictnesses, type Level, type Strictness } from '../../contracts/model/levels.js';
import { diffContracts, type DiffOptions } from '../../diff/diff-contracts.js';
import type { FormatContext } from '../../diff/formatters/index.js';
import type { DiffResult } from '../../diff/result.js';
import { setLevels } from '../../diff/set-levels.js';
import { waive, type WaivedResult } from '../../diff/waive.js';
import { UsageError } from '../../engine/config.js';
import { writeWhole } from '../../engine/files.js';
import { namedIn } from '../../runner/option-values.js';
import { problemIn } from '../../runner/documents/beside.js';
import { exitCodeOf, fails } from '../diff/exit-code.js';
import { writeFixtures } from '../diff/fixtures.js';
import { formats } from '../diff/formats.js';
import { readLevels } from '../diff/levels.js';
import { locator } from '../diff/locate.js';
import { renderDiff } from '../diff/render.js';
import { assertUsageOf, readUsage } from '../diff/usage.js';
import { changeWaivers, draftChangeWaivers } from '../diff/waivers.js';
import { readSource, writtenOf, type Source } from '../diff/source.js';

export interface Options {
  format?: string[];
  failOn: string;
  annotations?: boolean;
  receiver: string;
  strict: string;
  output?: string;
  contracts?: string;
  levels?: string;
  waivers?: string;
  writeWaivers?: string;
  usage?: string;
  fixtures?: string;
}

function oneOf<Value extends string>(option: string, value: string, known: readonly Value[]): Value {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${option} ${value}: unknown; known: ${known.join(', ')}`);
  return found;
}

function optionsOf({ receiver, strict, annotations, usage }: Options): DiffOptions {
  return {
    receiver: oneOf('--receiver', receiver, ['tolerant', 'strict'] as const),
    strictness: oneOf<Strictness>('--strict', strict, strictnesses),
    annotations: annotations === true,
    ...(usage !== undefined && { usage: readUsage(usage) }),
  };
}

/** Compares what was read; what is wrong with a document is told with its name. */
function compared(from: Source, to: Source, options: DiffOptions): DiffResult {
  try {
    return diffContracts(from, to, options);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const { side } = error;
    throw problemIn(side === undefined ? `${from.name} or ${to.name}` : { old: from, new: to }[side].name, error);
  }
}

/** Waivers that have to be removed or renewed, a line each. */
function unfitLines({ stale, expired }: WaivedResult): string[] {
  return [
    ...expired.map(({ file, line, rule, expires }) => `${file}:${line}: the waiver of ${rule} expired on ${expires}`),
    ...stale.map(({ file, line, rule }) => `${file}:${line}: the waiver of ${rule} accepts no change; remove it`),
  ];
}

/** Writes the formats that were asked for: one to the terminal, several or with a folder to files. */
function write(result: DiffResult, { format = [], output }: Options, context: FormatContext): void {
  const asked = namedIn(formats, format, '--format');
  const [only, ...others] = asked;
  if (only && others.length === 0 && output === undefined) {
    process.stdout.write(only.format(result, context));
    return;
  }
  console.log(renderDiff(result));
  const [first] = others;
  if (first && output === undefined)
    throw new UsageError(`--format ${format.join(',')}: name a folder with --output, where each has its file`);
  for (const formatter of asked) {
    const file = path.resolve(output ?? '.', formatter.file);
    writeWhole(file, formatter.format(result, context));
    console.log(`report    ${file}`);
  }
}

/** Tells what changed between two contracts. */
export async function diff(before: string, after: string, options: Options): Promise<void> {
  const failOn = oneOf<Level>('--fail-on', options.failOn, levels);
  const diffOptions = optionsOf(options);
  const [from, to] = [await readSource(before, options.contracts), await readSource(after, options.contracts)];
  if (diffOptions.usage && options.usage !== undefined) assertUsageOf(diffOptions.usage, options.usage, [from, to]);
  const waivers = options.waivers === undefined ? [] : changeWaivers(options.waivers);
  const chosen = options.levels === undefined ? [] : readLevels(options.levels);
  const today = new Date();
  const waived = waive(setLevels(compared(from, to, diffOptions), chosen), waivers, today.toISOString().slice(0, 10));
  const documents = { old: from.document, new: to.document };
  const written = writtenOf(from, to);
  write(waived.result, options, { failOn, documents, written, locate: locator({ old: from, new: to }) });
  if (options.fixtures !== undefined) {
    const number = writeFixtures(options.fixtures, waived.result.changes);
    console.error(`fixtures  ${number} in ${path.resolve(options.fixtures)}`);
  }
  const unfit = unfitLines(waived);
  for (const line of unfit) console.error(line);
  if (options.writeWaivers !== undefined) {
    const failing = waived.result.changes.filter((change) => fails(change, failOn));
    console.error(draftChangeWaivers(options.writeWaivers, failing, today));
  }
  process.exitCode = unfit.length > 0 ? 1 : exitCodeOf(waived.result, failOn);
}
