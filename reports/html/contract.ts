import type { Defect } from '../../contracts/lint/defect.js';
import type { Evidence } from '../../contracts/model/evidence.js';
import type { StateMachine } from '../../contracts/model/facts.js';
import type { Keyword } from './coverage/keywords.js';

/** Something a caller sends: a parameter, or a member of the body. */
export interface ReportInput {
  in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** JSON Pointer in the body, `*` for the items of a list; `/name` of a parameter. */
  pointer: string;
  /** What the contract demands of it. */
  keywords: readonly Keyword[];
}

/** A status that an operation lists. */
export interface ReportStatus {
  status: string;
  /** Error codes that the operation lists for it. */
  codes: readonly string[];
}

/** An operation of the API version, as far as the report needs it. */
export interface ReportOperation {
  id: string;
  /** Upper case. */
  method: string;
  path: string;
  title: string;
  /** Business area, as the documentation groups its pages. */
  area?: string;
  /** Of method and path. */
  evidence: Evidence;
  statuses: readonly ReportStatus[];
  inputs: readonly ReportInput[];
}

/** A webhook of the API version, as far as the report needs it. */
export interface ReportWebhook {
  id: string;
  method: string;
  path: string;
  title: string;
  /** Business area, as the documentation groups its pages. */
  area?: string;
  /** Of the path. */
  evidence: Evidence;
}

/** A state machine of the facts, and where traffic shows its states. */
export interface ReportMachine extends Pick<StateMachine, 'id' | 'entity' | 'states' | 'transitions'> {
  /** Operations and webhooks whose body has the state at `/status`. */
  shownBy: readonly string[];
  /** What tells one object from another: a path parameter of the operations, a member of the webhooks' bodies. */
  identity?: string;
}

/** An edition of the documentation. */
export interface ReportEdition {
  id: string;
  /** Address of the documentation site; without one, evidence names the edition and links nowhere. */
  siteUrl?: string;
}

/** What the report knows about the API version beside the record: all that could have been exercised. */
export interface ReportContract {
  operations: readonly ReportOperation[];
  webhooks: readonly ReportWebhook[];
  editions: readonly ReportEdition[];
  /** Where the documentation of the version contradicts itself: nothing that the target did. */
  defects: readonly Defect[];
  /** The catalogue of error codes. */
  errorCodes: readonly { code: string; status: number; label: string }[];
  machines: readonly ReportMachine[];
  /** Seconds from each attempt of a delivery that was not acknowledged to the next. */
  retryDelays: readonly number[];
}
