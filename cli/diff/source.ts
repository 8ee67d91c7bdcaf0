/** Reads the two contracts of a comparison: a version, a file, a revision of git, or a URL. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import type { Facts } from '../../contracts/model/facts.js';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { ContractError, listVersions, loadContract } from '../../contracts/model/load.js';
import { parserProblem, sizeProblem } from '../../contracts/model/yaml-problem.js';
import type { DiffSide } from '../../diff/diff-contracts.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { parsedText } from '../../generators/import/openapi/parsed-text.js';
import { contractFolders } from '../../runner/contracts.js';
import { withFilesBeside } from './beside.js';
import { download } from './download.js';

/** Documents are no larger, and what is larger is no document. */
export const mostBytes = 64 * 1024 * 1024;

/** A contract that was read, and its text where it has one. */
export interface Source extends DiffSide {
  name: string;
  /** As it was read; absent for the contracts of versions. */
  text?: string;
  /** File for annotations; absent where it is none. */
  file?: string;
}

const wanted = 'a version, a file, git:<revision>:<path> or a URL';

function fromGit(name: string): string {
  const [, revision = '', path = ''] = /^git:([^:]+):(.+)$/.exec(name) ?? [];
  if (revision === '' || revision.startsWith('-'))
    throw new UsageError(`${name}: name a revision and a path, such as git:HEAD~1:openapi.yaml`);
  try {
    return execFileSync('git', ['show', `${revision}:${path}`], {
      encoding: 'utf8',
      maxBuffer: mostBytes,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stderr, code } = error as { stderr?: string; code?: string };
    if (code === 'ENOENT') throw new UsageError(`${name}: git is not installed`);
    if (code === 'ENOBUFS') throw new UsageError(`${name}: has more than ${mostBytes / 1024 / 1024} MB`);
    const [line = ''] = (stderr ?? '').split('\n');
    throw new UsageError(`${name}: ${line.replace(/^fatal: /, '') || 'git does not have it'}`);
  }
}

/** What a text says: JSON is read as such, for that is many times quicker than reading it as YAML. */
function parsed(text: string, name: string): unknown {
  try {
    if (!/^\s*[{[]/.test(text)) return parsedText(text, name);
    const value: unknown = JSON.parse(text);
    const problem = sizeProblem(value);
    if (problem !== undefined) throw new ContractError(`${name}: ${problem}`);
    return value;
  } catch (error) {
    if (error instanceof ContractError) throw error;
    if (error instanceof SyntaxError) return parsedText(text, name);
    const problem = parserProblem(error);
    throw problem === undefined ? error : new ContractError(`${name}: ${problem}`);
  }
}

function assertOpenApi(document: unknown, name: string): void {
  if (!isObject(document))
    throw new ContractError(`${name}: no OpenAPI document; an object with "openapi" is expected`);
  const version = document['openapi'] ?? document['swagger'];
  if (typeof version !== 'string' || !/^3\.[01](\.|$)/.test(version))
    throw new ContractError(
      `${name}#/openapi: says ${JSON.stringify(version ?? null)}; documents of OpenAPI 3.0 and 3.1 can be compared`,
    );
}

/** A document, or the whole contract of a version with its facts. */
function sideOfText(text: string, name: string): Source {
  const value = parsed(text, name);
  if (isObject(value) && isObject(value['document']) && isObject(value['facts'])) {
    assertOpenApi(value['document'], name);
    return { name, document: value['document'], facts: value['facts'] as unknown as Facts };
  }
  assertOpenApi(value, name);
  return { name, document: value, text };
}

/**
 * Reads a contract.
 * @param folder that overlays the packaged contracts
 * @throws UsageError or ContractError with what is wrong, where, and what to do
 */
export async function readSource(name: string, folder: string | undefined): Promise<Source> {
  if (/^https?:\/\//i.test(name)) return sideOfText(await download(name, mostBytes), name);
  if (name.startsWith('git:')) return sideOfText(fromGit(name), name);
  const folders = contractFolders(folder);
  const versions = [...new Set(folders.flatMap((one) => listVersions(one)))];
  if (versions.includes(name) && !existsSync(name)) return fromVersion(name, folders);
  const found = statSync(name, { throwIfNoEntry: false });
  if (versions.includes(name) && !found?.isFile()) return fromVersion(name, folders);
  if (!found)
    throw new UsageError(`${name}: no such file, and no version; name ${wanted}. Versions: ${versions.join(', ')}`);
  if (found.size > mostBytes) throw new UsageError(`${name}: has more than ${mostBytes / 1024 / 1024} MB`);
  const side = sideOfText(readText(name, '', wanted), name);
  return { ...side, document: withFilesBeside(side.document as JsonObject, name, mostBytes), file: name };
}

function fromVersion(version: string, folders: readonly string[]): Source {
  const { document, facts } = loadContract(version, folders);
  return { name: version, document, facts };
}
