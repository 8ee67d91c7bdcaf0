import path from 'node:path';
import { parse } from 'yaml';
import type { Grade } from '../../contracts/model/evidence.js';
import type { PlatformContradiction } from '../../contracts/lint/stated.js';
import type { CostKind } from '../../contracts/model/facts.js';
import { readInput } from '../../contracts/model/input-file.js';
import { packagedContracts } from '../../contracts/model/load.js';
import type { Edition, GradedFact, Spelling } from './evidence.js';

/** A field of a request, response or payload (contracts/dossier/README.md, "Reading the files"). */
export interface DossierField extends GradedFact {
  /** One JSON type, several joined by `|`, or `file` (multipart) and `map`. */
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  enumEvidence?: Record<string, Grade>;
  /** Of words of `enum` that editions spell differently. */
  spelling?: Record<string, Spelling>;
  const?: unknown;
  required?: boolean;
  requiredIf?: string;
  requiredWhen?: string;
  nullable?: boolean;
  decimals?: number;
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  maxFileBytes?: number;
  mediaTypes?: string[];
  default?: unknown;
  keyEnum?: string[];
  fields?: Record<string, DossierField>;
  items?: DossierField;
  values?: DossierField;
  note?: string;
  /** An operation at the same method and path may lack the member; set by merging, not in the files. */
  optional?: boolean;
}

interface DossierPlace {
  method: string;
  path: string;
  evidence: Grade;
  from?: Edition;
  presence?: string;
}

export interface DossierParameter extends DossierField {
  name: string;
  in: 'path' | 'query' | 'header';
}

export interface DossierResponse extends GradedFact {
  contentType?: string;
  fields?: Record<string, DossierField>;
  errorCodes?: string[];
  body?: string;
  note?: string;
}

export interface DossierExample {
  status?: number;
  truncated?: boolean;
  value: unknown;
  note?: string;
}

export type OperationExamples = Partial<
  Record<Edition, { request?: DossierExample; response?: DossierExample; errors?: DossierExample[] }>
>;

export interface DossierOperation {
  /** Contradictions of the entry's pages, a sentence each. */
  contradictions?: string[];
  id: string;
  title: string;
  area: string;
  audience: 'partner' | 'user';
  editions: Partial<Record<Edition, DossierPlace>>;
  parameters?: DossierParameter[];
  request?: { contentType: string; fields: Record<string, DossierField>; note?: string };
  responses: Record<string, DossierResponse[]>;
  examples?: OperationExamples;
  /** Examples of operations that share method and path, by their ids; set by merging, not in the files. */
  aliasExamples?: Record<string, OperationExamples>;
}

export interface DossierWebhook {
  /** Contradictions of the entry's pages, a sentence each. */
  contradictions?: string[];
  id: string;
  title: string;
  group: string;
  editions: Partial<
    Record<
      Edition,
      DossierPlace & {
        payloadEvidence: Grade;
        payloadFrom?: Edition;
        listed: boolean | 'unknown';
        alternatives?: { path: string; evidence: Grade }[];
      }
    >
  >;
  payload: {
    requiredBasis?: Partial<Record<Edition, 'table' | 'example' | 'guess'>>;
    fields: Record<string, DossierField>;
  };
  acknowledgement: GradedFact & { status: number; body: string };
  fires: GradedFact & { when: string };
  examples?: Partial<Record<Edition, unknown>>;
}

type GradeMap = GradedFact['evidence'];

interface Graded extends GradedFact {
  note?: string;
}

export interface Platform {
  contradictions: PlatformContradiction[];
  editions: Record<Edition, { site: string; period: string }>;
  environments: { staging: { baseUrl: string; purpose: string }; production: { baseUrl: string; purpose: string } };
  authentication: {
    header: string;
    headerEvidence: GradeMap;
    unauthorized: {
      http: number;
      label: string;
      labelEvidence: GradeMap;
      labelFrom?: GradedFact['from'];
      from?: GradedFact['from'];
      texts: (Graded & { text: string; cause: string })[];
    };
  };
  contentTypes: (Graded & { use: string; type: string })[];
  errors: {
    shapes: (Graded & { id: string; http?: number })[];
    codes: (Graded & {
      code: string;
      http: number;
      name?: string | null;
      nameEvidence?: Grade;
      message?: string;
      label?: string;
    })[];
  };
  webhookDelivery: {
    method: Graded & { value: string };
    contentType: Graded & { value: string };
    authorization: Graded & { header: string };
    acknowledgement: Graded & { http: number };
    retries: Graded & { attempts: number; delaysSeconds: number[] };
    healthPath: Graded & { path: string };
  };
  currencies: {
    fiat: (Graded & { name: string; decimals: number })[];
    crypto: (Graded & { name: string; decimals?: number; networks?: string[] })[];
    networks: (Graded & { key: string; stagingName: string })[];
    networkTable: Record<
      Edition,
      | { carriedFrom: Edition }
      | (Graded & {
          currency: string;
          network: string;
          feeWithdrawal?: number;
          minWithdrawal?: number;
          minDeposit?: number;
        })[]
    >;
  };
  countries: {
    identityDocuments: (EditionRow & { visible: string[]; complete: boolean })[];
    iban: (EditionRow & { codes: string[] })[];
    poa: (EditionRow & { rule: string; codes?: string[] | string })[];
    cards: (EditionRow & { codes?: string[] | string })[];
  };
  fees: {
    legacy: {
      cardMonthly: { amount: number; currency: string; evidence: Grade };
      exchange: { percent: number; evidence: Grade };
    };
    '2025': {
      earlierSnapshot: {
        evidence: Grade;
        sepaTransfer: { percent: number; minimum: number; currency: string };
        exchange: { percent: number };
        cardMonthly: { amount: number; currency: string };
        cryptoWithdrawalService: { currency: string; network?: string; amount: number }[];
        vectors: Record<string, string | number>[];
      };
    };
  };
  limits: {
    cards: (Graded & {
      limit: string;
      value?: number;
      window?: string;
      minLength?: number;
      maxLength?: number;
      pattern?: string;
      keys?: string[];
    })[];
    files: (Graded & { limit: string; value?: number; values?: string[] })[];
    amounts: (Graded & { limit: string; value?: number })[];
  };
  rateLocks: {
    exchange: Graded & { validitySeconds: number };
    order: Graded;
  };
  stateMachines: {
    id: string;
    entity: string;
    states: Record<string, Graded & { literal?: boolean; initial?: boolean; terminal?: boolean; spelling?: Spelling }>;
    transitions?: (Graded & {
      from: string | string[] | null;
      to: string | string[];
      trigger?: string;
      guard?: string;
    })[];
  }[];
  onboarding: {
    flows: {
      id: string;
      edition: Edition;
      evidence: Grade;
      steps: { operation?: string; webhook?: string; choice?: string[][]; when?: string }[];
    }[];
  };
}

/** A row that holds in one edition. */
interface EditionRow {
  edition: Edition;
  evidence: Grade;
}

export interface Dossier {
  /** What areas of operations and groups of webhooks are called, and what they are about. */
  areas: Record<string, { name: string; about: string }>;
  costs: { operation: string; kind: CostKind; evidence?: Grade }[];
  operations: DossierOperation[];
  common: { responses: Record<string, DossierResponse[]> };
  webhooks: DossierWebhook[];
  platform: Platform;
}

/** Reads the files of the dossier. */
export function readDossier(folder = path.join(packagedContracts, 'dossier')): Dossier {
  const read = (file: string): unknown => parse(readInput(path.join(folder, file)));
  const operations = read('operations.yaml') as Pick<Dossier, 'operations' | 'common'>;
  const webhooks = read('webhooks.yaml') as Pick<Dossier, 'webhooks'>;
  const { costs } = read('costs.yaml') as Pick<Dossier, 'costs'>;
  const { areas } = read('areas.yaml') as Pick<Dossier, 'areas'>;
  return {
    areas,
    costs,
    operations: operations.operations,
    common: operations.common,
    webhooks: webhooks.webhooks,
    platform: read('platform.yaml') as Platform,
  };
}
