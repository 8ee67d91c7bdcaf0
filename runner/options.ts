import type { Level, Strictness } from '../contracts/model/levels.js';
import type { Grouping } from '../reports/causes/cause.js';

/** Options that decide which target is called and what it is held to. */
export interface TargetOptions {
  target?: string;
  apiVersion?: string;
  /** An OpenAPI document of any API. */
  contract?: string;
  /** Name of the environment variable that holds the key of a target given by its address. */
  apiKey?: string;
  /** Headers of every request: `Name: value`, or `Name=VARIABLE` with the environment variable that holds it. */
  header?: string[];
  /** Keys for security schemes of a document: `scheme=VARIABLE`. */
  credential?: string[];
  /** File of values for requests of a document. */
  values?: string;
  strict?: Strictness;
  fault: string[];
  /** Numbers, as numbers or as their text. */
  seed: string | number;
  rateLimit?: string | number;
  /** Milliseconds that an answer may take. */
  responseTime?: string | number;
  config?: string;
}

/** Options of a run, as the command line and programs give them. */
export interface RunOptions extends TargetOptions {
  failOn?: Level;
  requireProof?: boolean;
  suite?: string[];
  phases?: string[];
  /** Operations to test, by patterns in which `*` stands for any text; what is excluded is never called. */
  includeOperationId?: string[];
  excludeOperationId?: string[];
  includePath?: string[];
  excludePath?: string[];
  includeMethod?: string[];
  excludeMethod?: string[];
  includeTag?: string[];
  excludeTag?: string[];
  /** How long a run may go on, as `90s` or `20m`. */
  timeLimit?: string;
  checks?: string[];
  /** Files of accepted findings: to be taken, and to be drafted. */
  waivers?: string;
  writeWaivers?: string;
  /** File of the runs so far. */
  history?: string;
  /** Header of the answers that names the build of the API, for that history. */
  buildHeader?: string;
  /** Who is told what the run changed in that history. */
  notify?: string[];
  /** How reports put findings together. */
  groupBy?: Grouping;
  /** Record of an earlier run, for the page to tell regressions. */
  baseline?: string;
  shard?: string;
  workers: string | number;
  reportDir?: string;
  dryRun?: boolean;
  slow?: boolean;
  /** Steps or time of random sequences, as `500` or `2m`. */
  explore?: string | number;
  trace?: boolean;
  cleanUp: boolean;
  /** Reports beside the page. */
  reporter?: string[];
  /** Reporters of Playwright's own. */
  playwrightReporter?: string[];
  /** Playwright's UI mode: in a window, or at a port. */
  ui?: boolean;
  uiPort?: string;
}
