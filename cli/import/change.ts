import { existsSync } from 'node:fs';
import path from 'node:path';
import { indexFile, loadContract, packagedContracts } from '../../contracts/model/load.js';
import type { Facts, OpenApiDocument } from '../../contracts/model/types.js';
import { diffContracts } from '../../diff/diff-contracts.js';
import type { DiffResult } from '../../diff/result.js';
import { derivedContract } from '../../generators/contract/artefacts.js';
import { keptName, keptSources, sourcesFolder, type KeptSource } from '../../generators/import/merge/kept.js';
import type { Contradiction } from '../../generators/import/merge/merge.js';
import { withOwnPayloads } from './payloads.js';

/** A contract before and after sources are taken over. */
export interface Change {
  before: { document: OpenApiDocument; facts?: Facts };
  after: { document: OpenApiDocument; facts: Facts };
  /** What is new or has changed, in the order given. */
  fresh: KeptSource[];
  contradictions: readonly Contradiction[];
}

/** The contract that runs judge by now; an empty one where there is none. */
export function contractNow(version: string, folder: string): { document: OpenApiDocument; facts?: Facts } {
  const folders = [folder, packagedContracts];
  const isThere = folders.some((one) => existsSync(path.join(one, version, indexFile)));
  if (isThere) return loadContract(version, folders);
  return { document: { openapi: '3.1.0', info: { title: version, version }, paths: {}, webhooks: {} } };
}

/** What of a source is as it was keeps its day; a newer reading takes its place. */
function freshOf(kept: readonly KeptSource[], read: readonly KeptSource[]): KeptSource[] {
  return read.filter((one) => kept.every((old) => old.source !== one.source || old.sha256 !== one.sha256));
}

/** What taking over sources would change; nothing is written. */
export function changeBy(read: readonly KeptSource[], version: string, folder: string): Change {
  const kept = keptSources(sourcesFolder(folder, version));
  const fresh = freshOf(kept, read);
  const replaced = new Set(fresh.map(({ source }) => source));
  const all = [...kept.filter(({ source }) => !replaced.has(source)), ...fresh].sort((a, b) =>
    keptName(a.source) < keptName(b.source) ? -1 : 1,
  );
  const { document, facts, contradictions } = derivedContract(
    version,
    withOwnPayloads(version, folder),
    undefined,
    all,
  );
  return { before: contractNow(version, folder), after: { document, facts }, fresh, contradictions };
}

/** The change as `diff` tells it. */
export function diffOf({ before, after }: Change, version: string): DiffResult {
  return diffContracts({ ...before, name: `${version} as it is` }, { ...after, name: `${version} with what was read` });
}
