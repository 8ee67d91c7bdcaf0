import type { Origin } from './names.js';

/** Kinds of what two runs differ in. */
export const kinds = [
  'status',
  'error-code',
  'member-gone',
  'member-new',
  'shape',
  'type',
  'format',
  'scale',
  'value',
  'count',
  'order',
  'relation',
  'header',
  'delivery-missing',
  'delivery-extra',
  'state',
] as const;
export type Kind = (typeof kinds)[number];

/** Which line of a record shows something. */
export interface Shown {
  record: 'from' | 'to';
  kind: 'exchange' | 'delivery';
  id: string;
}

/** One difference of one case. */
export interface Difference {
  subject: { kind: 'operation' | 'webhook'; id: string };
  kind: Kind;
  /** Status of the answer where it is about its body, or the name of the header. */
  part: string;
  /** JSON Pointer in the body, `*` for items; `''` for the whole. */
  place: string;
  before: string;
  after: string;
  caseId: string;
  phase: string;
  rule: string;
  /** Place in the request that the case is about. */
  requestPlace: string;
  /** Whether the case's request keeps to the contract of the old version. */
  valid: boolean | undefined;
  /** What its case, or what the delivery is about, is a step of. */
  story?: string;
  /** Of a delivery that is alone: the case that made what it is about. */
  maker?: string;
  /** Of a delivery that is alone: the story was carried out further in one run than in the other, so that it may not have been due. */
  parted?: true;
  startedAt: string;
  /** Where it stands in the run. */
  at: Origin;
  /** Of a list: short texts of the items that came or went. */
  items?: readonly string[];
  /** Of a relation: where the value stands that it was equal to. */
  leader?: Origin;
  evidence: readonly Shown[];
  /** It says nothing of the version: the accounts had parted before. */
  undecided?: true;
}

/** What two bodies differ in, before it is said whose they are. */
export type Found = Pick<Difference, 'kind' | 'place' | 'before' | 'after' | 'leader' | 'items' | 'undecided'>;
