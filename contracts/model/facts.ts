import type { Evidence } from './evidence.js';

/** One row of the error-code catalogue. */
export interface ErrorCode {
  code: string;
  status: number;
  /** Kebab-case `errorName`; `null` where the code never has one; absent where it is unknown. */
  name?: string | null;
  message?: string;
  label: string;
  /** Ids of the operations that list it. */
  operations: string[];
  evidence: Evidence;
}

export interface Currency {
  name: string;
  kind: 'fiat' | 'crypto';
  /** Fixed number of decimals of balances; absent where unknown. */
  decimals?: number;
  networks?: string[];
  evidence: Evidence;
}

export interface NetworkTerms {
  currency: string;
  network: string;
  feeWithdrawal?: number;
  minWithdrawal?: number;
  minDeposit?: number;
  evidence: Evidence;
}

/** What one API version promises beyond single payloads: `facts.yaml`. */
export interface Facts {
  version: string;
  /** Every edition that evidence can name, with the address of its documentation. */
  editions: { id: string; siteUrl: string; period: string }[];
  authentication: {
    header: string;
    evidence: Evidence;
    unauthorized: { status: number; evidence: Evidence; texts: { text: string; cause: string; evidence: Evidence }[] };
  };
  errorCodes: ErrorCode[];
  webhookDelivery: {
    method: { value: string; evidence: Evidence };
    contentType: { value: string; evidence: Evidence };
    authorization: { header: string; evidence: Evidence };
    acknowledgement: { status: number; evidence: Evidence };
    retries: { attempts: number; delaysSeconds: number[]; evidence: Evidence };
    healthPath?: { path: string; evidence: Evidence };
  };
  currencies: Currency[];
  networks: { key: string; stagingName: string; evidence: Evidence }[];
  networkTerms: NetworkTerms[];
  rateLocks: { exchange: { validitySeconds: number; evidence: Evidence }; order: { evidence: Evidence } };
  limits: {
    cards: {
      /** Active and locked cards of one user at one time. */
      perUser: { value: number; evidence: Evidence };
      /** Cards created for one user within a rolling window. */
      created: { value: number; windowHours: number; evidence: Evidence }[];
      label: { minLength: number; maxLength: number; evidence: Evidence };
      pin: { pattern: string; evidence: Evidence };
      /** Members of a card's spending limits. */
      spending: { keys: string[]; evidence: Evidence };
    };
    files: FileLimits[];
    /** Decimal places of an amount in a request. */
    amountDecimals: { value: number; evidence: Evidence };
  };
  fees: Fees;
  countries: {
    identityDocuments?: CountryList;
    iban?: CountryList;
    proofOfAddress?: CountryList;
    cards?: CountryList;
  };
  stateMachines: StateMachine[];
  /** What a call costs, by operation. */
  costs: { operation: string; kind: CostKind; evidence: Evidence }[];
  onboarding: { steps: OnboardingStep[]; evidence: Evidence };
}

export interface FileLimits {
  use: 'proof-of-address' | 'identity';
  maxFiles?: number;
  maxBytes?: number;
  mediaTypes?: string[];
  /** Pictures that a kind of document needs. */
  parts?: { documentTypes: string[]; parts: string[]; evidence: Evidence }[];
  evidence: Evidence;
}

export interface Fees {
  sepaTransfer?: { percent: number; minimum: number; currency: string; evidence: Evidence };
  exchange?: { percent: number; evidence: Evidence };
  cardMonthly?: { amount: number; currency: string; evidence: Evidence };
  cryptoWithdrawal: { currency: string; network?: string; amount: number; evidence: Evidence }[];
  /** Worked examples that a page gives. */
  vectors?: { examples: Record<string, string | number>[]; evidence: Evidence };
}

export interface CountryList {
  /** ISO 3166-1 alpha-2. */
  codes: string[];
  /** Whether the whole list is known. */
  complete: boolean;
  evidence: Evidence;
}

export interface StateMachine {
  id: string;
  entity: string;
  states: {
    name: string;
    /** The spelling on the wire is known. */
    literal: boolean;
    initial: boolean;
    terminal: boolean;
    evidence: Evidence;
  }[];
  transitions: {
    /** `null` is creation, `any` every state. */
    from: string | null;
    to: string;
    trigger?: string;
    guard?: string;
    evidence: Evidence;
  }[];
}

/** What a call can use up at a real target. */
export type CostKind = 'kyc' | 'card' | 'sepa' | 'exchange' | 'crypto-withdrawal';

export interface OnboardingStep {
  /** An operation, a webhook, or a choice among ways of several operations. */
  operation?: string;
  webhook?: string;
  choice?: string[][];
  when?: string;
}
