import { createHash } from 'node:crypto';
import { keyInHeader, type Identification } from '../../../contracts/model/identification.js';
import { buildContract, ContractError } from '../../../contracts/model/load.js';
import type { Contract, Facts, OpenApiDocument } from '../../../contracts/model/types.js';
import { parserProblem } from '../../../contracts/model/yaml-problem.js';
import type { ReadText } from './documents.js';
import { identificationOf, namelessKey, withoutKeyParameters } from './identification.js';
import { normalise, type Reading } from './normalise.js';
import { notJudged } from './not-judged.js';
import { parsedText } from './parsed-text.js';

/** Reads an OpenAPI document from YAML or JSON, as it stands and as a contract has it. */
function readOpenApi(
  file: string,
  read: ReadText,
  reading: Omit<Reading, 'read'>,
): { raw: unknown; document: OpenApiDocument } {
  const text = read(file);
  try {
    const raw = parsedText(text, file);
    return { raw, document: normalise(raw, file, { ...reading, read }) };
  } catch (error) {
    const problem = parserProblem(error);
    throw problem === undefined ? error : new ContractError(`${file}: ${problem}`);
  }
}

/** Folders have no longer names. */
const longestVersion = 80;

/** A name for a document, fit for folders. */
function versionOf({ info }: OpenApiDocument): string {
  const text = `${info.title}-${info.version}`.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  return text.slice(0, longestVersion).replace(/^[-.]+|[-.]+$/g, '') || 'api';
}

/** What is known of an API beside its document: how callers identify themselves, and nothing else. */
export function minimalFacts(document: OpenApiDocument, { place, name }: Identification, file: string): Facts {
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
  // An empty name: no header carries the key.
  const header = place === 'header' ? name : '';
  // Cases and checks ask whether a fact is there: what the Partner API alone has is not.
  return { version: versionOf(document), authentication: { header, evidence }, ...nothing } as unknown as Facts;
}

/** A contract and its text, as loading reads it from a file. */
function contractOf(document: OpenApiDocument, facts: Facts): { contract: Contract; text: string } {
  const text = JSON.stringify({ document, facts });
  return { contract: buildContract(document, facts, createHash('sha256').update(text).digest('hex')), text };
}

/** Places that a summary names. */
const shownPlaces = 5;

/** What of a document could not be read. */
function unreadable(left: readonly string[]): string[] {
  const others = left.length - shownPlaces;
  const shown = left.slice(0, shownPlaces).map((what) => `what cannot be read: ${what}`);
  return others > 0 ? [...shown, `${others} more places that cannot be read`] : shown;
}

/** A contract that was made from nothing but an OpenAPI document. */
export interface AnyContract {
  contract: Contract;
  identification: Identification;
  /** What the document has and runs do not judge, a sentence each. */
  notJudged: readonly string[];
  /** What loading looks for in `<folder>/<version>/contract.json`. */
  text: string;
}

/**
 * The contract of an OpenAPI document.
 * @param keys those that the user has, by their security schemes
 * @throws ContractError where it is no OpenAPI 3.0 or 3.1 document, and what `read` throws
 */
export function contractOfOpenApi(file: string, read: ReadText, keys = namelessKey): AnyContract {
  const left = new Set<string>();
  const { raw, document: described } = readOpenApi(file, read, { tell: (what) => left.add(what) });
  const identification = identificationOf(described, file, keys);
  const document = withoutKeyParameters(described, identification);
  const { contract, text } = contractOf(document, minimalFacts(document, identification, file));
  if (contract.operations.size === 0)
    throw new ContractError(`${file}#/paths: has no operation: there is nothing to test`);
  return { contract, identification, notJudged: [...notJudged(raw), ...unreadable([...left])], text };
}

/**
 * The contract of an OpenAPI document with its webhooks, to hold single answers and deliveries to: how callers identify themselves
 * does not matter there.
 * @throws ContractError where it is no OpenAPI 3.0 or 3.1 document, and what `read` throws
 */
export function contractWithWebhooks(file: string, read: ReadText): Contract {
  const { document } = readOpenApi(file, read, { webhooks: true });
  return contractOf(document, minimalFacts(document, keyInHeader('authorization'), file)).contract;
}
