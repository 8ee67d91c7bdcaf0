import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../../contracts/model/load.js';
import { apiVersions, contractOf } from '../../data/contracts.js';
import { schemaPlaces } from '../../data/places.js';
import type { Keywords } from '../keywords.js';
import type { Tolerance } from '../types.js';

/** A schema that somebody wrote for use, with its document. */
export interface Sample {
  name: string;
  schema: Keywords;
  root: object;
  tolerance: Tolerance;
}

/** Schemas of the contracts, of requests, answers and webhooks. */
export function ofContracts(): Sample[] {
  return apiVersions.flatMap((version) => {
    const contract = contractOf(version);
    return schemaPlaces(contract)
      .filter(({ kind, schema }) => kind !== 'parameter' && schema.$ref === undefined)
      .map(({ kind, label, schema, status = '' }) => ({
        name: `${version} ${kind} ${label} ${status}`.trim(),
        schema: schema as Keywords,
        root: contract.document,
        // What edits narrow is refused by exact readers alone where it is about names.
        tolerance: 'exact' as const,
      }));
  });
}

const published = ['ctrf/dist/ctrf-schema-0.0.json', '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'];

/** Schemas that packages publish, each with its definitions. */
export function ofPackages(): Sample[] {
  return published.flatMap((file) => {
    const name = file
      .split('/')
      .slice(0, file.startsWith('@') ? 2 : 1)
      .join('/');
    const text = readFileSync(path.join(packageRoot, 'node_modules', file), 'utf8');
    const {
      $schema: _dialect,
      $id: _id,
      id: _oldId,
      ...document
    } = JSON.parse(text) as Keywords & Record<string, unknown>;
    const definitions = (document['definitions'] ?? document['$defs'] ?? {}) as Record<string, Keywords>;
    const whole: Sample = { name, schema: document, root: document, tolerance: 'exact' };
    return [
      whole,
      ...Object.entries(definitions).map(([key, schema]) => ({
        name: `${name} ${key}`,
        schema,
        root: document,
        tolerance: 'exact' as const,
      })),
    ];
  });
}
