import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadContract, packagedContracts } from '../../contracts/model/load.js';
import { isName, nameProblem } from '../../contracts/model/name.js';
import { loadConfig, UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { patchesFolder } from '../../generators/contract/artefacts.js';
import { readDossier } from '../../generators/contract/dossier.js';
import { editions, type Edition } from '../../generators/contract/evidence.js';
import { parsePatch, patched, PatchError } from '../../generators/contract/patch.js';
import { importPage, PageError, type ImportedPage } from '../../generators/import/page.js';
import { isAddress } from '../../generators/import/openapi/documents.js';
import { importerOf } from '../../generators/import/importers/index.js';
import { keptName, keptText, sourcesFolder, type KeptSource } from '../../generators/import/merge/kept.js';
import type { OpenApiDocument } from '../../contracts/model/types.js';
import { counted } from '../../text/counted.js';
import { renderDiff } from '../diff/render.js';
import { changeBy, contractNow, diffOf, type Change } from '../import/change.js';
import { navigationLines } from '../import/navigation.js';
import { Pages } from '../import/pages.js';
import { copyPayloads } from '../import/payloads.js';
import { readSourceOf, type ReadingOptions } from '../import/read.js';
import { deriveContract } from './derive.js';

export interface Options {
  id?: string;
  into?: string;
  config?: string;
  apiVersion?: string;
  host?: string[];
  overlay?: string;
  dryRun?: boolean;
}

/** Folder that import writes to where nobody names another. */
export const usualFolder = 'my-contracts';

/** Id of the webhook or operation that a page documents, by method and path. */
function idOf(page: ImportedPage, file: string): string {
  const edition = page.edition as Edition;
  if (!editions.includes(edition))
    throw new PageError(`${file}:2: edition "${page.edition}" is unknown; known: ${editions.join(', ')}`);
  const dossier = readDossier();
  const entries = page.kind === 'webhook' ? dossier.webhooks : dossier.operations;
  const found = entries.find((entry) => {
    const place = entry.editions[edition];
    return place?.method === page.method && place.path === page.path;
  });
  if (!found)
    throw new PageError(
      `${file}: no ${page.kind} of edition ${edition} is known at ${page.method} ${page.path}; give its id with --id`,
    );
  return found.id;
}

/** Takes over a page of an edition: what it shows stands among the edition's pages from now on. */
function importPageFile(file: string, text: string, folder: string, { id, dryRun }: Options): void {
  if (id !== undefined && !isName(id)) throw new UsageError(nameProblem('--id', id));
  const page = importPage(text, file);
  if (!isName(page.edition)) throw new PageError(`${file}:2: ${nameProblem('edition', page.edition)}`);
  const known = id ?? idOf(page, file);
  const target = path.join(folder, page.edition, 'payloads', `${known}.json`);
  console.log(`${page.title}: ${page.kind} ${known}, ${page.method} ${page.path}, edition ${page.edition}`);
  if (dryRun) {
    console.log(`would write ${target}`);
    return;
  }
  const isEdition = (editions as readonly string[]).includes(page.edition);
  if (isEdition) copyPayloads(page.edition, folder);
  writeWhole(target, `${JSON.stringify(page, null, 2)}\n`);
  console.log(`wrote ${target}`);
  if (isEdition) deriveContract(page.edition, { contracts: folder });
}

/** Keeps the patch among the sources of the folder's contract, where it is not among them yet. */
function keepPatch(text: string, folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (names.some((name) => readText(path.join(folder, name), '', 'a folder of contracts') === text)) return;
  const number = Number.parseInt(names.at(-1) ?? '0', 10) + 1;
  writeWhole(path.join(folder, `${String(number).padStart(3, '0')}.json`), text);
}

/**
 * Takes over what a run taught: the folder's contract says it from now on, and whenever it is derived again.
 * @throws PatchError where the patch does not fit the contract; nothing is written then
 */
function importPatch(file: string, text: string, folder: string): void {
  const { apiVersion, steps } = parsePatch(text, file);
  if (!(editions as readonly string[]).includes(apiVersion))
    throw new PatchError(`${file}: version ${JSON.stringify(apiVersion)} is unknown; known: ${editions.join(', ')}`);
  patched(loadContract(apiVersion, [folder, packagedContracts]).document, steps, file);
  // A folder without a contract of its own takes over the packaged one, which was what the run judged by.
  copyPayloads(apiVersion, folder);
  keepPatch(text, patchesFolder(folder, apiVersion));
  deriveContract(apiVersion, { contracts: folder });
}

/** Notes of one kind that are shown; all are in the file that is kept. */
const shownNotes = 20;

function noteLines(sources: readonly KeptSource[]): string[] {
  const notes = sources.flatMap((source) => source.notes);
  const shown = notes.slice(0, shownNotes).map(({ kind, where, text }) => `${kind.padEnd(8)} ${where}: ${text}`);
  return notes.length > shownNotes ? [...shown, `${notes.length - shownNotes} more notes`] : shown;
}

/** What was read, what is wrong with it, and what contradicts what, a line each. */
function tellReading(sources: readonly KeptSource[], { contradictions, document }: ReadingTold): void {
  for (const { source, importer, calls } of sources)
    console.log(`${source}: ${importer}, ${counted(calls.length, 'call')}`);
  for (const line of noteLines(sources)) console.log(line);
  for (const line of navigationLines(sources, document)) console.log(line);
  for (const { where, about, says, against, butSays } of contradictions)
    console.log(`contradiction ${about}: ${against} says ${says}, ${where} says ${butSays}; the former stays`);
}

interface ReadingTold {
  contradictions: Change['contradictions'];
  document: OpenApiDocument;
}

/** Writes what was read, and derives the contract with it. */
export function takeOver({ fresh }: Change, version: string, folder: string): void {
  copyPayloads(version, folder);
  for (const kept of fresh) {
    const file = path.join(sourcesFolder(folder, version), keptName(kept.source));
    writeWhole(file, keptText(kept));
    console.log(`wrote ${file}`);
  }
  deriveContract(version, { contracts: folder });
}

/** What sources are read with, from what was asked for. */
export function readingOf(
  folder: string,
  version: string,
  { host, overlay }: Pick<Options, 'host' | 'overlay'>,
): ReadingOptions {
  const isTerminal = process.stderr.isTTY && process.env['CI'] === undefined;
  return {
    templates: Object.keys(contractNow(version, folder).document.paths),
    today: new Date().toISOString().slice(0, 10),
    pages: new Pages({
      cache: path.join(folder, '.pages'),
      ...(isTerminal ? { progress: showProgress } : {}),
    }),
    ...(host === undefined ? {} : { hosts: host }),
    ...(overlay === undefined ? {} : { overlay }),
  };
}

function showProgress(done: number, all: number, page: string): void {
  const width = 20;
  const filled = all === 0 ? width : Math.round((done / all) * width);
  const bar = '#'.repeat(filled).padEnd(width, '.');
  process.stderr.write(`\r\u001B[K[${bar}] ${done}/${all} ${page.slice(-50)}${done === all ? '\n' : ''}`);
}

/**
 * Takes over pages, documents, collections and traffic.
 * @throws UsageError, ImportError or ContractError with what is wrong, where, and what to do; nothing is written then
 */
async function importSources(
  files: readonly string[],
  version: string,
  folder: string,
  options: Options,
): Promise<void> {
  const reading = readingOf(folder, version, options);
  const read: KeptSource[] = [];
  for (const file of files) read.push(await readSourceOf(file, reading));
  const change = changeBy(read, version, folder);
  tellReading(read, { contradictions: change.contradictions, document: change.after.document });
  if (options.dryRun) console.log(renderDiff(diffOf(change, version)));
  else takeOver(change, version, folder);
}

/** Version that sources are imported into. */
export function versionNamed(named: string | undefined, usual: string): string {
  const version = named ?? usual;
  if (!isName(version)) throw new UsageError(nameProblem('--api-version', version));
  return version;
}

function isPatch(text: string): boolean {
  return /^\s*\[/.test(text);
}

/** Takes over whatever the files or addresses hold. */
export async function importFiles(files: readonly string[], options: Options): Promise<void> {
  const config = await loadConfig(process.cwd(), options.config);
  const folder = options.into ?? config.contracts ?? usualFolder;
  const others: string[] = [];
  for (const file of files) {
    const text = isAddress(file)
      ? ''
      : readText(file, '', 'a page saved as text, a document, traffic, or the contract-patch.json of a run');
    if (isPatch(text)) importPatch(file, text, folder);
    else if (importerOf(text)?.id === 'page' || (text !== '' && options.id !== undefined))
      importPageFile(file, text, folder, options);
    else others.push(file);
  }
  if (others.length > 0)
    await importSources(others, versionNamed(options.apiVersion, config.apiVersion), folder, options);
  if (options.into === undefined && config.contracts === undefined && !options.dryRun)
    console.log(`next: set \`contracts: '${folder}'\` in conformance.config.ts, and runs judge by it`);
}
