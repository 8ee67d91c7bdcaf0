import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { packagedContracts } from '../../contracts/model/load.js';
import { UsageError } from '../../engine/config.js';
import { deriveArtefacts } from '../../generators/contract/artefacts.js';
import { editions, type Edition } from '../../generators/contract/evidence.js';
import { deriveSchema } from '../../generators/schema/derive.js';
import { writeWhole } from '../files.js';

interface Options {
  apiVersion?: string;
  check?: boolean;
  contracts: string;
}

function readSample(file: string): unknown {
  if (!existsSync(file)) throw new UsageError(`${file}: no such file; name a file with a JSON payload`);
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`${file}: no JSON: ${(error as Error).message}`);
  }
}

function derivePayloads(files: readonly string[]): void {
  const evidence = { grade: 'observed' as const, source: files.map((file) => path.basename(file)).join(', ') };
  const schema = deriveSchema(files.map(readSample), { sample: evidence, prose: evidence });
  console.log(JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, null, 2));
}

function deriveContract(version: string, options: Options): void {
  if (!(editions as readonly string[]).includes(version))
    throw new UsageError(`--api-version ${version}: unknown; known: ${editions.join(', ')}`);
  const stale: string[] = [];
  for (const [name, text] of deriveArtefacts(version as Edition, options.contracts)) {
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
  } else for (const file of stale) console.log(`wrote ${file}`);
}

export const deriveCommand = new Command('derive')
  .description('derive a JSON Schema from payloads, or the contract of a version from dossier and payloads')
  .argument('[payload...]', 'files with JSON payloads of the same thing; the schema goes to standard output')
  .option('--api-version <version>', 'derive the artefacts of this version instead')
  .option('--check', 'write nothing; exit with 1 when a committed artefact is stale')
  .option('--contracts <folder>', "the contracts' folder", packagedContracts)
  .action((payloads: string[], options: Options) => {
    if (options.apiVersion !== undefined) deriveContract(options.apiVersion, options);
    else if (payloads.length > 0) derivePayloads(payloads);
    else throw new UsageError('derive: name payload files, or a version with --api-version');
  });
