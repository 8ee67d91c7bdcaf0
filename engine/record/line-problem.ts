import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from '../../contracts/model/load.js';
import { isName, nameProblem } from '../../contracts/model/name.js';
import { recordFormat, type RecordLine } from './format.js';

/** Validators of the record's schema by the type of a line, compiled when the first line of a type comes. */
class LineSchemas {
  // Only the form: what the formats say is the business of the tests that hold the writer to the schema.
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  readonly #types: ReadonlySet<string>;
  readonly #id: string;
  /** A look-up of the library parses the reference: too much for every line. */
  readonly #validators = new Map<string, ValidateFunction | undefined>();

  constructor() {
    const file = path.join(packageRoot, 'engine', 'record', 'record.schema.json');
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { $id: string; $defs: object };
    this.#ajv.addSchema(schema);
    this.#id = schema.$id;
    this.#types = new Set(Object.keys(schema.$defs));
  }

  validatorOf(type: string): ValidateFunction | undefined {
    if (!this.#types.has(type)) return undefined;
    if (!this.#validators.has(type)) this.#validators.set(type, this.#ajv.getSchema(`${this.#id}#/$defs/${type}`));
    return this.#validators.get(type);
  }
}

let schemas: LineSchemas | undefined;

/**
 * What of a line is not as its type demands; `undefined` where all is, and for types that nobody here knows. A run's id and version
 * become names of folders: others than names are refused, wherever the record comes from.
 */
export function lineProblem(line: RecordLine): string | undefined {
  // A newer format has a message of its own.
  if (typeof line.type !== 'string' || (line.type === 'run' && line.format > recordFormat)) return undefined;
  schemas ??= new LineSchemas();
  const validate = schemas.validatorOf(line.type);
  if (validate?.(line) === false) {
    const [{ instancePath, message } = { instancePath: '', message: 'is odd' }] = validate.errors ?? [];
    return `a line of type ${line.type} ${`${instancePath} ${message ?? ''}`.trim()}; the record is damaged, or was written by another version: run the suite again`;
  }
  if (line.type !== 'run') return undefined;
  if (!isName(line.runId)) return nameProblem('runId', line.runId);
  return isName(line.apiVersion) ? undefined : nameProblem('apiVersion', line.apiVersion);
}
