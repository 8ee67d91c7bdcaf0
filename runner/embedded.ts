/** What a run asks of a test environment that is started for it alone. */
export interface EmbeddedOptions {
  apiVersion: string;
  /** A tenant for each key. */
  apiKeys: readonly { key: string; tenant: string }[];
  seed: number;
  /** Where its webhooks go. */
  webhookUrl: string;
  /** Faults to plant in it. */
  faults: readonly string[];
}

/** A test environment that runs. */
export interface EmbeddedTarget {
  /** Base URL. */
  url: string;
  /** What its webhooks show. */
  webhookToken: string;
  close(): Promise<void>;
}

/**
 * Starts the test environment of targets of kind `sandbox`. Runs get it from outside: what judges knows no sandbox.
 * @throws UsageError for a version that it does not play, or a fault that it does not have
 */
export type StartEmbedded = (options: EmbeddedOptions) => Promise<EmbeddedTarget>;
