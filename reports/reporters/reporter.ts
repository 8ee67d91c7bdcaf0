import type { RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import type { Grouping } from '../causes/cause.js';
import type { RunDigest } from '../digest/digest.js';
import type { HistoryLine } from '../history/line.js';
import type { ReportContract } from '../html/contract.js';

/** A report in the making: takes the cases of a record one by one, so that one of any size can be reported. */
export interface ReportInProgress {
  add(entry: CaseRecord): void;
  /** The whole text of the report. */
  finish(frame: RecordFrame): string;
}

/** What reports are told beside the record. */
export interface ReportOptions {
  /** An earlier run, to tell regressions. */
  baseline?: RunDigest;
  /** How findings are put together; default: by cause. */
  groupBy?: Grouping;
  /** Runs before this one, the oldest first. */
  history?: readonly HistoryLine[];
}

/** One form of report. A pure function of a record and of the contract that the run was held to. */
export interface Reporter {
  /** What `--reporter` calls it. */
  id: string;
  /** Name of the file it writes. */
  file: string;
  /** Whom it is for, in one sentence. */
  about: string;
  /** What a report may need beside the record is in `options`; reporters that have no use for it leave it aside. */
  begin(run: RunLine, contract: ReportContract, options?: ReportOptions): ReportInProgress;
}
