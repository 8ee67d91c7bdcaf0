import type { RunLine } from '../../engine/record/format.js';
import type { CaseRecord, RecordFrame } from '../../engine/record/reader.js';
import type { RunDigest } from '../digest/digest.js';
import type { ReportContract } from '../html/contract.js';

/** A report in the making: takes the cases of a record one by one, so that one of any size can be reported. */
export interface ReportInProgress {
  add(entry: CaseRecord): void;
  /** The whole text of the report. */
  finish(frame: RecordFrame): string;
}

/** One form of report. A pure function of a record and of the contract that the run was held to. */
export interface Reporter {
  /** What `--reporter` calls it. */
  id: string;
  /** Name of the file it writes. */
  file: string;
  /** Whom it is for, in one sentence. */
  about: string;
  /** @param baseline an earlier run; reporters that know no regressions leave it aside */
  begin(run: RunLine, contract: ReportContract, baseline?: RunDigest): ReportInProgress;
}
