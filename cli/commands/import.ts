import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { loadConfig, UsageError } from '../../engine/config.js';
import { readDossier } from '../../generators/contract/dossier.js';
import { editions, type Edition } from '../../generators/contract/evidence.js';
import { importPage, PageError, type ImportedPage } from '../../generators/import/page.js';
import { writeWhole } from '../files.js';

interface Options {
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

export const importCommand = new Command('import')
  .description(
    'read a documentation page that was copied as text: its data go to the contract, its sentences stay behind',
  )
  .argument('<page>', 'text file of the page, uncut')
  .option('--id <id>', 'id of the webhook or operation, where method and path do not tell it')
  .option('--into <folder>', "contracts' folder to write to; default: `contracts` of the configuration")
  .option('--config <file>', 'configuration file')
  .action(async (file: string, options: Options) => {
    if (!existsSync(file)) throw new UsageError(`${file}: no such file; name a page saved as text`);
    const folder = options.into ?? (await loadConfig(process.cwd(), options.config)).contracts;
    if (!folder)
      throw new UsageError(
        'import: no folder to write to; give --into <folder>, or set `contracts` in conformance.config.ts',
      );
    const page = importPage(readFileSync(file, 'utf8'), file);
    const id = options.id ?? idOf(page, file);
    const target = path.join(folder, page.edition, 'payloads', `${id}.json`);
    writeWhole(target, `${JSON.stringify(page, null, 2)}\n`);
    console.log(`${page.title}: ${page.kind} ${id}, ${page.method} ${page.path}, edition ${page.edition}`);
    console.log(`wrote ${target}`);
    console.log(`next: npx conformance derive --api-version ${page.edition} --contracts ${folder}`);
  });
