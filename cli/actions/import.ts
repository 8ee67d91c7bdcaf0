import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { indexFile, loadContract, packagedContracts } from '../../contracts/model/load.js';
import { isName, nameProblem } from '../../contracts/model/name.js';
import { loadConfig, UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { patchesFolder } from '../../generators/contract/artefacts.js';
import { readDossier } from '../../generators/contract/dossier.js';
import { editions, type Edition } from '../../generators/contract/evidence.js';
import { parsePatch, patched, PatchError } from '../../generators/contract/patch.js';
import { importPage, PageError, type ImportedPage } from '../../generators/import/page.js';
import { deriveContract } from './derive.js';

export interface Options {
  id?: string;
  into?: string;
  config?: string;
}

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

function importPageFile(file: string, text: string, folder: string, id: string | undefined): void {
  if (id !== undefined && !isName(id)) throw new UsageError(nameProblem('--id', id));
  const page = importPage(text, file);
  if (!isName(page.edition)) throw new PageError(`${file}:2: ${nameProblem('edition', page.edition)}`);
  const known = id ?? idOf(page, file);
  const target = path.join(folder, page.edition, 'payloads', `${known}.json`);
  writeWhole(target, `${JSON.stringify(page, null, 2)}\n`);
  console.log(`${page.title}: ${page.kind} ${known}, ${page.method} ${page.path}, edition ${page.edition}`);
  console.log(`wrote ${target}`);
  console.log(`next: npx conformance derive --api-version ${page.edition} --contracts ${folder}`);
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
  const payloads = path.join(packagedContracts, apiVersion, 'payloads');
  // A folder without a contract of its own takes over the packaged one, which was what the run judged by.
  if (!existsSync(path.join(folder, apiVersion, indexFile)) && existsSync(payloads))
    cpSync(payloads, path.join(folder, apiVersion, 'payloads'), { recursive: true, force: false });
  keepPatch(text, patchesFolder(folder, apiVersion));
  deriveContract(apiVersion, { contracts: folder });
}

/** Takes over a page or a patch. */
export async function importFile(file: string, options: Options): Promise<void> {
  const text = readText(file, '', 'a page saved as text, or the contract-patch.json of a run');
  const folder = options.into ?? (await loadConfig(process.cwd(), options.config)).contracts;
  if (!folder)
    throw new UsageError(
      'import: no folder to write to; give --into <folder>, or set `contracts` in conformance.config.ts',
    );
  if (file.endsWith('.json')) importPatch(file, text, folder);
  else importPageFile(file, text, folder, options.id);
}
