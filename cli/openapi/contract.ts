import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { buildContract, ContractError, indexFile } from '../../contracts/model/load.js';
import type { Contract, Facts, OpenApiDocument } from '../../contracts/model/types.js';
import { UsageError } from '../../engine/config.js';
import { normalise } from './normalise.js';

/** Checks that look at what only the Partner API has: its codes, its money, its chains. */
export const checksOfPartnerApi: readonly string[] = [
  'error-code',
  'decimal-fidelity',
  'address-valid',
  'secret-exposed',
];

/** How callers of an API identify themselves. */
export interface Identification {
  header: string;
  /** What stands before the key in the header. */
  prefix: string;
  /** Whether anything asks for a key. */
  asked: boolean;
}

interface SecurityScheme {
  type?: string;
  in?: string;
  name?: string;
  scheme?: string;
}

/** Reads an OpenAPI document from YAML or JSON. */
function readOpenApi(file: string): OpenApiDocument {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError(`--contract ${file}: no such file; name an OpenAPI document in YAML or JSON`);
    throw error;
  }
  const parsed = parseDocument(text);
  const [broken] = parsed.errors;
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new ContractError(`${file}:${line}: neither YAML nor JSON: ${broken.message.split('\n')[0]}`);
  }
  return normalise(parsed.toJS({ maxAliasCount: 1000 }), file);
}

/**
 * How the document's callers identify themselves, by the first scheme that one header can carry.
 * @throws ContractError where operations ask for a key that no header carries
 */
export function identificationOf(document: OpenApiDocument, file: string): Identification {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const required = operations.flatMap((operation) => operation.security ?? []);
  const names = [...new Set(required.flatMap((requirement) => Object.keys(requirement)))];
  const schemes = (document.components?.securitySchemes ?? {}) as Record<string, SecurityScheme>;
  for (const name of names) {
    const { type, in: place, name: key = '', scheme = '' } = schemes[name] ?? {};
    if (type === 'apiKey' && place === 'header') return { header: key.toLowerCase(), prefix: '', asked: true };
    if (type === 'apiKey' && place === 'cookie') return { header: 'cookie', prefix: `${key}=`, asked: true };
    if (type === 'http' && scheme.toLowerCase() === 'bearer')
      return { header: 'authorization', prefix: 'Bearer ', asked: true };
    if (type === 'oauth2' || type === 'openIdConnect')
      return { header: 'authorization', prefix: 'Bearer ', asked: true };
  }
  if (names.length === 0) return { header: 'authorization', prefix: '', asked: false };
  throw new ContractError(
    `${file}#/components/securitySchemes: ${names.join(', ')}: keys in a header or cookie and bearer tokens can be sent, no others`,
  );
}

/** A name for a document, fit for folders. */
function versionOf({ info }: OpenApiDocument): string {
  const text = `${info.title}-${info.version}`.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  return text.replace(/^[-.]+|[-.]+$/g, '') || 'api';
}

/** What is known of an API beside its document: how callers identify themselves, and nothing else. */
function minimalFacts(document: OpenApiDocument, { header }: Identification, file: string): Facts {
  const evidence = { grade: 'documented', source: file } as const;
  const nothing = {
    editions: [],
    errorCodes: [],
    currencies: [],
    networks: [],
    networkTerms: [],
    fees: { cryptoWithdrawal: [] },
    countries: {},
    stateMachines: [],
    costs: [],
    onboarding: { steps: [], evidence },
  };
  // Cases and checks ask whether a fact is there: what the Partner API alone has is not.
  return { version: versionOf(document), authentication: { header, evidence }, ...nothing } as unknown as Facts;
}

/** A contract that was made from nothing but an OpenAPI document. */
export interface AnyContract {
  contract: Contract;
  identification: Identification;
  /** Writes it where loading looks for it: `<folder>/<version>/contract.json`. */
  save(folder: string): void;
}

/**
 * The contract of an OpenAPI document.
 * @throws UsageError where the file does not exist, ContractError where it is no OpenAPI 3.0 or 3.1 document
 */
export function contractOfOpenApi(file: string): AnyContract {
  const document = readOpenApi(file);
  const identification = identificationOf(document, file);
  const facts = minimalFacts(document, identification, file);
  const text = JSON.stringify({ document, facts });
  const contract = buildContract(document, facts, createHash('sha256').update(text).digest('hex'));
  if (contract.operations.size === 0)
    throw new ContractError(`${file}#/paths: has no operation: there is nothing to test`);
  return {
    contract,
    identification,
    save(folder) {
      const own = path.join(folder, contract.version);
      mkdirSync(own, { recursive: true });
      writeFileSync(path.join(own, indexFile), text);
    },
  };
}
