import type { Defect } from '../../contracts/lint/defect.js';
import type { Evidence } from '../../contracts/model/evidence.js';

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
}

/** A webhook of the API version, as far as the report needs it. */
export interface ReportWebhook {
  id: string;
  path: string;
  title: string;
  /** Business area, as the documentation groups its pages. */
  area?: string;
  /** Of the path. */
  evidence: Evidence;
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
}
