import type { AnySchemaObject, ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { tokensOf } from '../contracts/model/pointer.js';
import { parserProblem, sizeProblem } from '../contracts/model/yaml-problem.js';
import { firstLine } from '../text/first-line.js';
import { CertificationInputError } from './bad-input.js';

/** Reads a text that people write in YAML or JSON. */
export type WrittenReader<Value> = (text: string, file: string) => Value;

/**
 * A reader of files that have to fit a JSON Schema.
 * @returns a function that throws CertificationInputError, beginning with `file:line`, for a text that doesn't fit
 */
export function writtenReader<Value>(schema: AnySchemaObject): WrittenReader<Value> {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: false }).compile(schema);
  return (text, file) => {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [broken] = document.errors;
    if (broken) throw problemAt(file, lines.linePos(broken.pos[0]).line, `no YAML: ${firstLine(broken.message)}`);
    const value = valueOf(document, file);
    if (validate(value)) return value as Value;
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    // A misspelt member says more than the one that is missing for it.
    const error = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? (errors[0] as ErrorObject);
    throw problemAt(file, lineOf(document, lines, error), describe(error));
  };
}

function problemAt(file: string, line: number, problem: string): CertificationInputError {
  return new CertificationInputError(`${file}:${line}: ${problem}`);
}

function valueOf(document: Document, file: string): unknown {
  let problem: string | undefined;
  try {
    const value: unknown = document.toJS();
    problem = sizeProblem(value);
    if (problem === undefined) return value;
  } catch (error) {
    problem = parserProblem(error);
    if (problem === undefined) throw error;
  }
  throw problemAt(file, 1, problem);
}

function describe({ keyword, instancePath, params, message = 'is odd', parentSchema }: ErrorObject): string {
  const at = instancePath === '' ? 'the file' : instancePath;
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
