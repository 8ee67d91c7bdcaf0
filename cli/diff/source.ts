/** Reads the two contracts of a comparison: a version, a file, a revision of git, or a URL. */
import { existsSync, statSync } from 'node:fs';
import type { Facts } from '../../contracts/model/facts.js';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { ContractError, listVersions, loadContract } from '../../contracts/model/load.js';
import type { DiffSide } from '../../diff/diff-contracts.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { isAddress } from '../../generators/import/openapi/documents.js';
import { contractFolders } from '../../runner/contracts.js';
import { withFilesBeside, type Folder } from '../../runner/documents/beside.js';
import { mostBytes } from '../../runner/documents/downloaded.js';
import { folderOfFile } from '../../runner/documents/from-file.js';
import { fromGit } from '../../runner/documents/from-git.js';
import { fromUrl, nameOfUrl } from '../../runner/documents/from-url.js';
import { parsed } from '../../runner/documents/parsed.js';

/** A contract that was read, and its text where it has one. */
export interface Source extends DiffSide {
  name: string;
  document: JsonObject;
  /** What it was read from; absent for the contracts of versions. */
  written?: Written;
}

/** A document as it is written, for what points into it. */
export interface Written {
  text: string;
  /** The document as it is, before files beside it became parts of it. */
  document: JsonObject;
  /** Texts of the files beside it that are parts of it, by their names from its folder. */
  parts: ReadonlyMap<string, string>;
  /** Path for annotations of it; absent where it is no file. */
  file?: string;
  /** Whether it is of a revision, whose lines may stand elsewhere by now. */
  isPast?: true;
}

const wanted = 'a version, a file, git:<revision>:<path> or a URL';

function assertOpenApi(document: unknown, name: string): asserts document is JsonObject {
  if (!isObject(document))
    throw new ContractError(`${name}: no OpenAPI document; an object with "openapi" is expected`);
  const version = document['openapi'] ?? document['swagger'];
  if (typeof version !== 'string' || !/^3\.[01](\.|$)/.test(version))
    throw new ContractError(
      `${name}#/openapi: says ${JSON.stringify(version ?? null)}; documents of OpenAPI 3.0 and 3.1 can be compared`,
    );
}

/** A text with where it is from. */
interface FoundText {
  text: string;
  folder: Folder;
  file?: string;
  isPast?: true;
}

/** A document with the files that it is made of, or the whole contract of a version with its facts. */
async function sideOfText(found: FoundText, name: string): Promise<Source> {
  const { text, folder, ...place } = found;
  const value = parsed(text, name);
  if (isObject(value) && isObject(value['document']) && isObject(value['facts'])) {
    assertOpenApi(value['document'], name);
    return { name, document: value['document'], facts: value['facts'] as unknown as Facts };
  }
  assertOpenApi(value, name);
  const { document, parts } = await withFilesBeside(value, folder, mostBytes);
  return { name, document, written: { text, document: value, parts, ...place } };
}

/**
 * Reads a contract.
 * @param folder that overlays the packaged contracts
 * @throws UsageError or ContractError with what is wrong, where, and what to do
 */
export async function readSource(name: string, folder: string | undefined): Promise<Source> {
  if (isAddress(name)) return sideOfText(await fromUrl(name, mostBytes), nameOfUrl(name));
  if (name.startsWith('git:')) return sideOfText({ ...fromGit(name, mostBytes), isPast: true }, name);
  const folders = contractFolders(folder);
  const versions = [...new Set(folders.flatMap((one) => listVersions(one)))];
  if (versions.includes(name) && !existsSync(name)) return fromVersion(name, folders);
  const found = statSync(name, { throwIfNoEntry: false });
  if (versions.includes(name) && !found?.isFile()) return fromVersion(name, folders);
  if (!found)
    throw new UsageError(`${name}: no such file, and no version; name ${wanted}. Versions: ${versions.join(', ')}`);
  if (found.size > mostBytes) throw new UsageError(`${name}: has more than ${mostBytes / 1024 / 1024} MB`);
  return sideOfText({ text: readText(name, '', wanted), folder: folderOfFile(name), file: name }, name);
}

/**
 * What an Overlay leads from and to: the documents as they are written. Where files beside them differ, which no Overlay can change, it
 * leads to the later document with these files as parts of it.
 */
export function writtenOf(from: Source, to: Source): { old: JsonObject; new: JsonObject } {
  const [old, revised] = [from.written, to.written];
  const isSame =
    old !== undefined &&
    revised !== undefined &&
    old.parts.size === revised.parts.size &&
    [...old.parts].every(([name, text]) => revised.parts.get(name) === text);
  return { old: old?.document ?? from.document, new: isSame ? revised.document : to.document };
}

function fromVersion(version: string, folders: readonly string[]): Source {
  const { document, facts } = loadContract(version, folders);
  return { name: version, document: document as unknown as JsonObject, facts };
}
