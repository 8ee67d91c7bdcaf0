import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { firstLine } from '../../text/first-line.js';
import { tokensOf } from './pointer.js';
import { parserProblem, sizeProblem } from './yaml-problem.js';

/** Reads a text that people write in YAML or JSON. */
export type WrittenReader<Value> = (text: string, file: string) => Value;

/** What is particular to a kind of file. */
export interface Written {
  schema: AnySchemaObject;
  /** What messages call the whole of it. */
  whole: string;
  /** What an empty file stands for; nothing where one is wrong. */
  empty?: object;
  /** The error that is thrown. */
  problem: (message: string) => Error;
}

const options = { allErrors: true, allowUnionTypes: true, strict: false, verbose: true };

/**
 * A reader of files that have to fit a JSON Schema.
 * @returns a function that throws what `problem` makes of a message, beginning with `file:line`, for a text that doesn't fit
 */
export function writtenReader<Value>({ schema, whole, empty, problem }: Written): WrittenReader<Value> {
  // Compiled when there is something to read: most commands read no such file.
  let compiled: ValidateFunction | undefined;
  return (text, file) => {
    const validate = (compiled ??= new Ajv2020(options).compile(schema));
    const lines = new LineCounter();
    const refused = (line: number, what: string): Error => problem(`${file}:${line}: ${what}`);
    const document = parseDocument(text, { lineCounter: lines });
    const [broken] = document.errors;
    if (broken) throw refused(lines.linePos(broken.pos[0]).line, `no YAML: ${firstLine(broken.message)}`);
    const read = valueOf(document);
    if ('problem' in read) throw refused(1, read.problem);
    const value = read.value === null && empty ? empty : read.value;
    if (validate(value)) return value as Value;
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    // A misspelt member says more than the one that is missing for it.
    const error = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? (errors[0] as ErrorObject);
    throw refused(lineOf(document, lines, error), describe(error, whole));
  };
}

/** What a document says, or why its aliases or its depth are too much. */
function valueOf(document: Document): { value: unknown } | { problem: string } {
  try {
    const value: unknown = document.toJS();
    const problem = sizeProblem(value);
    return problem === undefined ? { value } : { problem };
  } catch (error) {
    const problem = parserProblem(error);
    if (problem === undefined) throw error;
    return { problem };
  }
}

function describe(error: ErrorObject, whole: string): string {
  const { keyword, instancePath, params, message = 'is odd', parentSchema } = error;
  const at = instancePath === '' ? whole : instancePath;
  const named = params as { additionalProperty?: string; allowedValues?: unknown[] };
  const known = Object.keys((parentSchema?.['properties'] ?? {}) as object).join(', ');
  if (keyword === 'additionalProperties')
    return `${at} has the unknown member "${named.additionalProperty}"${known && `; there are ${known}`}`;
  if (keyword === 'enum') return `${at} must be one of ${named.allowedValues?.join(', ')}`;
  return `${at} ${message}`;
}

/** The line of the node that an error is about: of the unknown key's value, where it is one. */
function lineOf(document: Document, lines: LineCounter, { instancePath, keyword, params }: ErrorObject): number {
  const path = [...tokensOf(instancePath)];
  if (keyword === 'additionalProperties') path.push((params as { additionalProperty: string }).additionalProperty);
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const start = isNode(node) ? node.range?.[0] : undefined;
  return lines.linePos(start ?? 0).line;
}
