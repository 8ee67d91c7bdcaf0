import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInput, UnreadableInput } from './input-file.js';
import { isName, nameProblem } from './name.js';
import { toPointer } from './pointer.js';
import type { Contract, Facts, OpenApiDocument, Operation, Webhook } from './types.js';

function findPackageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  // A cache of compiled source has a package.json too, which names no package. Data stands in one place alone.
  while (!existsSync(path.join(folder, 'contracts', 'facts.schema.json'))) folder = path.dirname(folder);
  return folder;
}

/** Folder of the package, whether it runs from source or from `dist/`. */
export const packageRoot = findPackageRoot();

/** Folder of the contracts that come with the package. */
export const packagedContracts = path.join(packageRoot, 'contracts');

/** File of a contract that programs read: document and facts as JSON, derived from the YAML beside it. */
export const indexFile = 'contract.json';

/** Document of a contract as other tools read it: without extensions, with named components. Derived as well. */
export const plainFile = 'openapi.plain.yaml';

/** File of the contradictions that the dossier notes, of all editions: derived, for lint and reports. */
export const contradictionsFile = 'contradictions.json';

/** Bad input: says what, where and what to do. */
export class ContractError extends Error {
  override name = 'ContractError';
}

/** Versions that have a contract, in the order of the folder's names. */
export function listVersions(folder = packagedContracts): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, indexFile)))
    .map((entry) => entry.name);
}

/** A contract from its document and facts, with look-ups by id. */
export function buildContract(document: OpenApiDocument, facts: Facts, hash: string): Contract {
  const operations = new Map<string, Operation>();
  for (const [template, methods] of Object.entries(document.paths)) {
    for (const [method, object] of Object.entries(methods)) {
      const operation: Operation = {
        id: object.operationId,
        method: method.toUpperCase(),
        path: template,
        pointer: toPointer(['paths', template, method]),
        object,
        evidence: object['x-evidence'] ?? { grade: 'assumed' },
      };
      operations.set(operation.id, operation);
      for (const alias of object['x-alias'] ?? []) operations.set(alias, { ...operation, id: alias });
    }
  }
  const webhooks = new Map<string, Webhook>();
  for (const [id, item] of Object.entries(document.webhooks)) {
    for (const [method, object] of Object.entries(item)) {
      const pointer = toPointer(['webhooks', id, method]);
      const place = object['x-webhook'];
      const schemaPointer = `${pointer}/requestBody/content/application~1json/schema`;
      webhooks.set(id, {
        id,
        method: method.toUpperCase(),
        path: place.path,
        pointer,
        object,
        evidence: place['x-evidence'],
        schemaPointer,
      });
    }
  }
  return { version: facts.version, hash, document, facts, operations, webhooks };
}

/** @throws ContractError where what stands there has no end */
function textOf(file: string): string {
  try {
    return readInput(file);
  } catch (error) {
    throw error instanceof UnreadableInput ? new ContractError(error.message) : error;
  }
}

/** Several rooms of a process ask for one contract; of the few that it works with, each is read once. */
const loaded = new Map<string, Contract>();
const mostLoaded = 4;

/** The contract of an index; the same object for the same text, so that what is derived from it can be shared too. */
function contractOf(text: string): Contract {
  const hash = createHash('sha256').update(text).digest('hex');
  const known = loaded.get(hash);
  if (known) return known;
  const { document, facts } = JSON.parse(text) as { document: OpenApiDocument; facts: Facts };
  const contract = buildContract(document, facts, hash);
  const [oldest] = loaded.size < mostLoaded ? [] : loaded.keys();
  if (oldest !== undefined) loaded.delete(oldest);
  loaded.set(hash, contract);
  return contract;
}

/**
 * Loads the contract of a version from the first of `folders` that has it: a project's own overlays the packaged one.
 * @throws ContractError when no folder has the version, or it is no name
 */
export function loadContract(version: string, folders: readonly string[] = [packagedContracts]): Contract {
  if (!isName(version)) throw new ContractError(nameProblem('API version', version));
  for (const folder of folders) {
    const file = path.join(folder, version, indexFile);
    if (!existsSync(file)) continue;
    return contractOf(textOf(file));
  }
  const known = [...new Set(folders.flatMap((folder) => (existsSync(folder) ? listVersions(folder) : [])))];
  throw new ContractError(`no contract of API version "${version}"; known: ${known.join(', ') || 'none'}`);
}
