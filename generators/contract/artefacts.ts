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
import type { ImportedPage } from '../import/page.js';
import { plainDocument } from '../publish/plain/document.js';
import { standaloneSchemas } from '../publish/standalone.js';
import type { Hints } from '../schema/hints.js';
import { statedContradictions } from './contradictions.js';
import { readDossier, type Dossier } from './dossier.js';
import type { Edition } from './evidence.js';
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

/**
 * Every derived file of a version, by its path below the contracts' folder. Equal sources give equal bytes.
 * @param folder the contracts' folder whose payloads and patches count
 * @throws PatchError where a patch does not fit
 */
export function deriveArtefacts(
  edition: Edition,
  folder = packagedContracts,
  dossier: Dossier = readDossier(),
): Map<string, string> {
  const facts: Facts = buildFacts(dossier, edition);
  const payloads = readPayloads(path.join(folder, edition, 'payloads'));
  const built: OpenApiDocument = buildOpenApi({ edition, dossier, facts, payloads });
  const document = withPatches(built, patchesFolder(folder, edition));
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
