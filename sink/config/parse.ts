import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { parsePointer } from '../../contracts/model/pointer.js';
import { parserProblem, sizeProblem } from '../../contracts/model/yaml-problem.js';
import { firstLine } from '../../text/first-line.js';
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

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile<WrittenConfig>(
  configSchema,
);

/**
 * The configuration of a YAML or JSON text.
 * @param file its name, for messages
 * @throws SinkConfigError for a text that is no YAML or doesn't fit the schema, with the line and what is allowed there
 */
export function parseSinkConfig(text: string, file: string): WrittenConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    throw new SinkConfigError(`${file}:${lines.linePos(broken.pos[0]).line}: no YAML: ${firstLine(broken.message)}`);
  const value = valueOf(document, file);
  if (validate(value)) return value;
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  // A misspelt member says more than the one that is missing for it.
  const error = (errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0]) as ErrorObject;
  throw new SinkConfigError(`${file}:${lineOf(document, lines, error)}: ${describe(error)}`);
}

/** @throws SinkConfigError where its aliases stand for too much or for nothing */
function valueOf(document: Document, file: string): unknown {
  let problem: string | undefined;
  try {
    const value = (document.toJS() as unknown) ?? {};
    problem = sizeProblem(value);
    if (problem === undefined) return value;
  } catch (error) {
    problem = parserProblem(error);
    if (problem === undefined) throw error;
  }
  throw new SinkConfigError(`${file}: ${problem}`);
}

function describe({ keyword, instancePath, params, message }: ErrorObject): string {
  const at = instancePath === '' ? 'the configuration' : instancePath;
  const known = params as { additionalProperty?: string; allowedValues?: unknown[] };
  if (keyword === 'additionalProperties') return `${at} has the unknown member "${known.additionalProperty}"`;
  if (keyword === 'enum') return `${at} must be one of ${known.allowedValues?.join(', ')}`;
  return `${at} ${message}`;
}

/** The line of the node that an error is about: of the unknown key itself, where it is one. */
function lineOf(document: Document, lines: LineCounter, { instancePath, keyword, params }: ErrorObject): number {
  const path = parsePointer(instancePath);
  if (keyword === 'additionalProperties') path.push((params as { additionalProperty: string }).additionalProperty);
  const node = document.getIn(path, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  return lines.linePos(start ?? 0).line;
}
