import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { isName, nameProblem } from '../../contracts/model/name.js';
import { shown } from '../../contracts/model/shown.js';
import { UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { deriveArtefacts } from '../../generators/contract/artefacts.js';
import { editions } from '../../generators/contract/evidence.js';
import { sourcesFolder } from '../../generators/import/merge/kept.js';
import { explainSchema, type Explanation, type NamedSample } from '../../generators/schema/explain.js';
import { HintsError, parseHints, type Hints } from '../../generators/schema/hints.js';
import { wholeNumber } from '../../runner/option-values.js';
import { firstLine } from '../../text/first-line.js';
import { sampleGrades } from '../sample-grades.js';

export interface Options {
  apiVersion?: string;
  check?: boolean;
  contracts: string;
  hints?: string;
  minimumSamples?: string;
  grade: string;
  explain?: boolean;
  json?: boolean;
}

function readSample(file: string): NamedSample {
  const text = readText(file, '', 'a file with a JSON payload');
  try {
    return { name: file, value: JSON.parse(text) as unknown };
  } catch (error) {
    throw new UsageError(`${file}: no JSON: ${firstLine((error as Error).message)}`);
  }
}

function readHints(file: string): Hints {
  const text = readText(file, '--hints', 'a file with hints in YAML');
  try {
    return parseHints(parse(text));
  } catch (error) {
    const what = error instanceof HintsError ? 'hints' : 'no YAML';
    throw new UsageError(`${file}: ${what}: ${firstLine((error as Error).message)}`);
  }
}

const shownNames = 3;

function becauseOf({ samples, hint }: Explanation, all: number): string {
  if (hint !== undefined) return `hint: ${hint}`;
  if (samples.length === all && all > shownNames) return `all ${all} samples`;
  const more = samples.length - shownNames;
  return samples.slice(0, shownNames).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Explanations as a table: one constraint a line, the reasons last because they are the longest. */
function explanationTable(explanations: readonly Explanation[], all: number): string {
  const rows = explanations.map((explanation) => [
    explanation.pointer || '(root)',
    explanation.keyword,
    shown(explanation.value),
    explanation.grade + (explanation.basis ? ` (${explanation.basis})` : ''),
    becauseOf(explanation, all),
  ]);
  const table = [['where', 'keyword', 'value', 'grade', 'because'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

function derivePayloads(files: readonly string[], options: Options): void {
  const grade = sampleGrades.find((known) => known === options.grade);
  if (!grade) throw new UsageError(`--grade ${options.grade}: unknown; known: ${sampleGrades.join(', ')}`);
  if (options.json && !options.explain) throw new UsageError('--json goes with --explain; a schema is JSON anyway');
  const minimumSamples =
    options.minimumSamples === undefined
      ? {}
      : { minimumSamples: wholeNumber('--minimum-samples', options.minimumSamples, 1, 1_000_000) };
  const hints = options.hints === undefined ? {} : readHints(options.hints);
  const samples = files.map(readSample);
  const source = files.map((file) => path.basename(file)).join(', ');
  const prose = { grade, ...(options.hints === undefined ? {} : { source: path.basename(options.hints) }) };
  const { schema, explanations } = explainSchema(samples, { sample: { grade, source }, prose }, hints, minimumSamples);
  if (options.json) console.log(JSON.stringify(explanations, null, 2));
  else if (options.explain) console.log(explanationTable(explanations, samples.length));
  else console.log(JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, null, 2));
}

/**
 * Derives the artefacts of a version below a contracts' folder, and tells what it wrote.
 * @throws UsageError where there is no such version, PatchError where a patch does not fit
 */
export function deriveContract(version: string, options: Pick<Options, 'contracts' | 'check'>): void {
  if (!isName(version)) throw new UsageError(nameProblem('--api-version', version));
  const isKnown = (editions as readonly string[]).includes(version);
  if (!isKnown && !existsSync(sourcesFolder(options.contracts, version)))
    throw new UsageError(`--api-version ${version}: unknown; known: ${editions.join(', ')}`);
  const stale: string[] = [];
  for (const [name, text] of deriveArtefacts(version, options.contracts)) {
    const file = path.join(options.contracts, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(file);
    if (!options.check) writeWhole(file, text);
  }
  if (stale.length === 0) console.log(`contract ${version}: fresh`);
  else if (options.check) {
    console.error(
      `stale: ${stale.join(', ')}\nRun \`npx conformance derive --api-version ${version}\` and commit what it writes.`,
    );
    process.exitCode = 1;
  } else for (const line of writtenLines(stale)) console.log(line);
}

/** What was written, a line each; the many schemas of bodies as one. */
function writtenLines(files: readonly string[]): string[] {
  const isSchema = (file: string): boolean => path.dirname(path.dirname(file)).endsWith('schemas');
  const schemas = files.filter(isSchema);
  const [first] = schemas;
  return [
    ...files.filter((file) => !isSchema(file)).map((file) => `wrote ${file}`),
    ...(first === undefined ? [] : [`wrote ${schemas.length} schemas below ${path.dirname(path.dirname(first))}`]),
  ];
}

/** Derives a schema or the artefacts of a version. */
export function derive(payloads: string[], options: Options): void {
  if (options.apiVersion !== undefined) {
    if (payloads.length > 0) throw new UsageError('derive: name payload files or a version, not both');
    deriveContract(options.apiVersion, options);
  } else if (payloads.length > 0) derivePayloads(payloads, options);
  else throw new UsageError('derive: name payload files, or a version with --api-version');
}
