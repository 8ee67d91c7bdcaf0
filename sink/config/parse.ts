import { writtenReader } from '../../contracts/model/written-file.js';
import type { WrittenScript } from '../answers/script.js';
import type { Acknowledgement } from '../inbox.js';
import { configSchema } from './schema.js';

/** A secret: its text, or the environment variable that holds it. */
type WrittenSecret = string | { env: string };

/** An inbox as a configuration writes it. */
export interface WrittenInbox {
  name: string;
  apiVersion?: string;
  port?: number;
  host?: string;
  pathPrefix?: string;
  selectByToken?: boolean;
  token?: WrittenSecret;
  answers?: WrittenScript[];
  acknowledgement?: Acknowledgement;
  forward?: string;
  publicUrl?: string;
}

/** A sink's configuration as it is written. */
export interface WrittenConfig {
  port?: number;
  host?: string;
  journal?: string;
  publicUrl?: string;
  tls?: { key: string; cert: string };
  bodyLimitBytes?: number;
  headerLimitBytes?: number;
  requestTimeoutMs?: number;
  inboxes?: WrittenInbox[];
}

/** A configuration that can't be meant; the message begins with `file:line`. */
export class SinkConfigError extends Error {
  override readonly name = 'SinkConfigError';
}

const readConfig = writtenReader<WrittenConfig>({
  schema: configSchema,
  whole: 'the configuration',
  empty: {},
  problem: (message) => new SinkConfigError(message),
});

/**
 * The configuration of a YAML or JSON text.
 * @param file its name, for messages
 * @throws SinkConfigError for a text that is no YAML or doesn't fit the schema, with the line and what is allowed there
 */
export function parseSinkConfig(text: string, file: string): WrittenConfig {
  return readConfig(text, file);
}
