import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Document, isMap, parse, visit } from 'yaml';
import { readInput } from '../../contracts/model/input-file.js';
import {
  buildContract,
  contradictionsFile,
  indexFile,
  packagedContracts,
  plainFile,
} from '../../contracts/model/load.js';
import type { Facts, OpenApiDocument } from '../../contracts/model/types.js';
import { keptSources, sourcesFolder } from '../import/merge/kept.js';
import { withSources, type Contradiction } from '../import/merge/merge.js';
import { minimalFacts } from '../import/openapi/contract.js';
import { keyInHeader } from '../../contracts/model/identification.js';
import type { ImportedPage } from '../import/page.js';
import { plainDocument } from '../publish/plain/document.js';
import { standaloneSchemas } from '../publish/standalone.js';
import type { Hints } from '../schema/hints.js';
import { statedContradictions } from './contradictions.js';
import { readDossier, type Dossier } from './dossier.js';
import { editions, type Edition } from './evidence.js';
import { buildFacts } from './facts/facts.js';
import { buildOpenApi, type ImportedPayload } from './openapi.js';
import { parsePatch, patched, PatchError } from './patch.js';

const head = '# Derived by `conformance derive`; change the dossier, the payloads or the hints instead.\n';

/** YAML as people read it: evidence on one line, no anchors. */
function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_key, pair) {
      const name = (pair.key as { value?: unknown } | null)?.value;
      if ((name === 'x-evidence' || name === 'evidence') && isMap(pair.value)) pair.value.flow = true;
    },
  });
  return head + document.toString({ lineWidth: 160, flowCollectionPadding: false });
}

/** Pages imported for a version: `<id>.json`, with `<id>.hints.yaml` beside it where prose says more than the samples. */
export function readPayloads(folder: string): Map<string, ImportedPayload> {
  const payloads = new Map<string, ImportedPayload>();
  if (!existsSync(folder)) return payloads;
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const id = path.basename(file, '.json');
    const page = JSON.parse(readInput(path.join(folder, file))) as ImportedPage;
    const hintsFile = path.join(folder, `${id}.hints.yaml`);
    const hints = existsSync(hintsFile) ? ((parse(readInput(hintsFile)) as Hints | null) ?? {}) : {};
    const named = page.values.length > 0 ? [{ values: page.values, open: true }] : [];
    payloads.set(id, { page, hints: { ...hints, values: [...(hints.values ?? []), ...named] } });
  }
  return payloads;
}

/** Folder of the contract patches of a version, each of which a run proposed and a person took over. */
export function patchesFolder(contracts: string, version: string): string {
  return path.join(contracts, version, 'patches');
}

/**
 * The document with the patches of a folder applied, in the order of their names.
 * @throws PatchError where one is for another version or does not fit
 */
function withPatches(document: OpenApiDocument, folder: string): OpenApiDocument {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.sort().reduce((result, name) => {
    const file = path.join(folder, name);
    const { apiVersion, steps } = parsePatch(readInput(file), file);
    if (apiVersion !== document.info.version)
      throw new PatchError(`${file}: it is for version ${apiVersion}, not ${document.info.version}`);
    return patched(result, steps, file);
  }, document);
}

/** Whether a version is an edition that the dossier knows. */
function isEdition(version: string): version is Edition {
  return (editions as readonly string[]).includes(version);
}

/** What dossier and pages say of an edition; of any other version nothing is known before something is imported. */
function baseOf(version: string, folder: string, dossier: () => Dossier): { document: OpenApiDocument; facts: Facts } {
  if (!isEdition(version)) {
    const info = { title: version, version };
    const document: OpenApiDocument = { openapi: '3.1.0', info, paths: {}, webhooks: {}, components: { schemas: {} } };
    return { document, facts: { ...minimalFacts(document, keyInHeader('authorization'), version), version } };
  }
  const known = dossier();
  const facts = buildFacts(known, version);
  const payloads = readPayloads(path.join(folder, version, 'payloads'));
  return { document: buildOpenApi({ edition: version, dossier: known, facts, payloads }), facts };
}

/**
 * The document and the facts of a version: what dossier and pages say, what was imported, and what runs taught.
 * @param folder the contracts' folder whose payloads, sources and patches count
 * @throws PatchError where a patch does not fit, ImportError where a source is none
 */
export function derivedContract(
  version: string,
  folder: string,
  dossier: () => Dossier = readDossier,
  sources = keptSources(sourcesFolder(folder, version)),
): { document: OpenApiDocument; facts: Facts; contradictions: readonly Contradiction[] } {
  const base = baseOf(version, folder, dossier);
  const { document, contradictions } =
    sources.length === 0 ? { ...base, contradictions: [] } : withSources(base.document, sources);
  return { document: withPatches(document, patchesFolder(folder, version)), facts: base.facts, contradictions };
}

/**
 * Every derived file of a version, by its path below the contracts' folder. Equal sources give equal bytes.
 * @param folder the contracts' folder whose payloads, sources and patches count
 * @throws PatchError where a patch does not fit, ImportError where a source is none
 */
export function deriveArtefacts(
  edition: string,
  folder = packagedContracts,
  dossier: Dossier = readDossier(),
): Map<string, string> {
  const { document, facts } = derivedContract(edition, folder, () => dossier);
  const contract = buildContract(document, facts, '');
  const artefacts = new Map<string, string>([
    [`${edition}/openapi.yaml`, toYaml(document)],
    [`${edition}/${plainFile}`, toYaml(plainDocument(contract))],
    [`${edition}/facts.yaml`, toYaml(facts)],
    [`${edition}/${indexFile}`, `${JSON.stringify({ document, facts })}\n`],
    [contradictionsFile, `${JSON.stringify(statedContradictions(dossier))}\n`],
  ]);
  for (const [name, schema] of standaloneSchemas(contract))
    artefacts.set(`${edition}/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
  return artefacts;
}
