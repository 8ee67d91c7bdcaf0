import type { ErrorObject } from 'ajv/dist/2020.js';
import { formatNamed } from '../formats/index.js';
import { numberFormatNamed } from '../formats/numbers.js';
import { patternsGivenUp } from './bounded-pattern.js';
import { isChoice, meantBranches, takesSeveral } from './branches.js';
import { compiledContract, type CompiledContract } from './compiled.js';
import { branchOf } from './discriminator.js';
import { evidenceBehind } from './evidence-at.js';
import { evidenceOf, nodeOf } from './look-up.js';
import { judgedAsWritten, type NumbersAsWritten } from './number-keywords.js';
import { escapeToken } from './pointer.js';
import type { Strict } from './prepared.js';
import { shown } from './shown.js';
import type { Contract, Drift, Schema, Violation } from './types.js';

export type { Strict };

interface Explained {
  pointer: string;
  schemaPointer: string;
  expected: string;
  actual: string;
  message: string;
}

function explain(error: ErrorObject, schemaPointer: string): Explained {
  const params = error.params as Record<string, unknown>;
  // What is wrong with a key is said at the key.
  const at =
    error.propertyName === undefined ? error.instancePath : `${error.instancePath}/${escapeToken(error.propertyName)}`;
  const base = { pointer: at, schemaPointer, actual: shown(error.data) };
  const whole = at || 'the body';
  switch (error.keyword) {
    case 'required': {
      const name = String(params['missingProperty']);
      const pointer = `${at}/${escapeToken(name)}`;
      return {
        pointer,
        schemaPointer: `${schemaPointer}/properties/${escapeToken(name)}`,
        expected: 'present',
        actual: 'missing',
        message: `${pointer} is missing`,
      };
    }
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const pointer = `${at}/${escapeToken(name)}`;
      return { ...base, pointer, expected: 'not present', actual: 'present', message: `${pointer} is not known here` };
    }
    case 'type': {
      const expected = [params['type']].flat().join(' or ');
      const actual = `${error.data === null ? 'null' : Array.isArray(error.data) ? 'array' : typeof error.data} ${base.actual}`;
      return { ...base, expected, actual, message: `${whole} should be ${expected}` };
    }
    case 'format': {
      const name = String(params['format']);
      const expected = (formatNamed(name) ?? numberFormatNamed(name))?.describes ?? name;
      return { ...base, expected, message: `${whole} should be ${expected}` };
    }
    case 'enum': {
      const expected = `one of ${(params['allowedValues'] as unknown[]).map(String).join(', ')}`;
      return { ...base, expected, message: `${whole} should be ${expected}` };
    }
    case 'const': {
      const expected = shown(params['allowedValue']);
      return { ...base, expected, message: `${whole} should be ${expected}` };
    }
    case 'pattern': {
      const expected = `text matching ${String(params['pattern'])}`;
      return { ...base, expected, message: `${whole} should match ${String(params['pattern'])}` };
    }
    default:
      return {
        ...base,
        expected: error.message ?? error.keyword,
        message: `${whole} ${error.message ?? error.keyword}`,
      };
  }
}

/** Errors that only repeat what errors inside them say. */
const wrappers = new Set(['if', 'oneOf', 'anyOf', 'propertyNames']);

/** Whether an error of a wrapper says something of its own: that several exclusive branches take the value. */
function isClash(error: ErrorObject): boolean {
  return error.keyword === 'oneOf' && takesSeveral(error);
}

/** Places within a schema where what holds inside may break what is outside. */
const deciding = /\/(?:not|if|then|else|oneOf|anyOf|contains|patternProperties|propertyNames|dependentSchemas)(?:\/|$)/;

/** Validates values against the schemas of one contract, which all validators of it share. */
export class ContractValidator {
  readonly #contract: Contract;
  readonly #compiled: CompiledContract;
  #notJudged: string[] = [];

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#compiled = compiledContract(contract);
  }

  /** A place of the contract's document: of one that validation alone knows, what is nearest above it. */
  #existing(pointer: string): string {
    let at = pointer;
    while (at !== '' && nodeOf(this.#contract, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
    return at;
  }

  /**
   * Every way in which `value` breaks the schema at `schemaPointer`, with the evidence of the broken keyword. Of several branches the
   * one is blamed that was meant.
   * @param written numbers of the value that doubles do not hold
   */
  violations(schemaPointer: string, value: unknown, strict: Strict, written?: NumbersAsWritten): Violation[] {
    const validate = this.#compiled.validator(schemaPointer, strict, written !== undefined);
    patternsGivenUp();
    const holds = written ? judgedAsWritten(written, () => validate(value)) : validate(value);
    const unknown = patternsGivenUp();
    this.#notJudged.push(...unknown);
    if (holds) return [];
    const all = validate.errors as ErrorObject[];
    // What is let pass where nobody knows may decide about others: those blame nobody.
    const errors = unknown.length === 0 ? all : all.filter(({ schemaPath }) => !deciding.test(schemaPath));
    const meant = written ? errors : this.#meant(errors, strict);
    const telling = meant.filter((error) => !wrappers.has(error.keyword) || isClash(error));
    return (telling.length > 0 ? telling : meant).map((error) => this.#violation(error, schemaPointer, strict));
  }

  #violation(error: ErrorObject, asked: string, strict: Strict): Violation {
    const explained = explain(error, this.#compiled.placeOf(error, strict) ?? asked);
    const schemaPointer = this.#existing(explained.schemaPointer);
    const { keyword } = error;
    const evidence =
      evidenceBehind(this.#contract.document, asked, schemaPointer, keyword) ??
      evidenceOf(this.#contract, schemaPointer, keyword);
    return { ...explained, schemaPointer, keyword, evidence };
  }

  /** Errors without those of branches that a value was not meant for. */
  #meant(errors: readonly ErrorObject[], strict: Strict): ErrorObject[] {
    const settled = new Set<string>();
    const kept: ErrorObject[] = [];
    // What is wrong by each branch stands before the error about all of them.
    for (const error of [...errors].reverse()) {
      if (settled.has(this.#keyOf(error, strict))) continue;
      const branches = isChoice(error) ? this.#branchesOf(error, strict) : undefined;
      if (!branches) {
        kept.unshift(error);
        continue;
      }
      for (const one of branches.flat()) settled.add(this.#keyOf(one, strict));
      if (takesSeveral(error)) kept.unshift(error);
      else
        kept.unshift(...meantBranches(branches, error.instancePath).flatMap((branch) => this.#meant(branch, strict)));
    }
    return kept;
  }

  #keyOf(error: ErrorObject, strict: Strict): string {
    const { instancePath, keyword, params } = error;
    return [this.#compiled.placeOf(error, strict) ?? '', instancePath, keyword, JSON.stringify(params)].join(' ');
  }

  /** What is wrong by each branch of a choice; `undefined` where nobody can tell them apart. */
  #branchesOf(error: ErrorObject, strict: Strict): ErrorObject[][] | undefined {
    const place = this.#compiled.placeOf(error, strict);
    if (place === undefined || !Array.isArray(error.schema)) return undefined;
    return error.schema.map((_branch, index) => {
      const validate = this.#compiled.validator(`${place}/${error.keyword}/${index}`, strict);
      if (validate(error.data)) return [];
      const own = validate.errors as ErrorObject[];
      return own.map((one) => ({ ...one, instancePath: error.instancePath + one.instancePath }));
    });
  }

  /** Patterns that could not be judged in time since this was asked last: of them nothing is known. */
  takeNotJudged(): string[] {
    return this.#notJudged.splice(0);
  }

  /** Members and values of open sets that the contract doesn't know: news about the provider, not violations. */
  drift(schemaPointer: string, value: unknown): Drift[] {
    const found: Drift[] = [];
    this.#collectDrift(this.#schema(schemaPointer), schemaPointer, value, '', found);
    return found;
  }

  /** Whether a part of a schema, whatever the value, knows a member of the name. */
  #isDeclared(name: string, schema: Schema | undefined, seen = new Set<Schema>()): boolean {
    if (!schema || seen.has(schema)) return false;
    seen.add(schema);
    if (schema.properties && Object.hasOwn(schema.properties, name)) return true;
    const target = schema.$ref === undefined ? undefined : this.#schema(schema.$ref.slice(1));
    const parts = [target, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    return parts.some((part) => this.#isDeclared(name, part, seen));
  }

  #schema(pointer: string): Schema | undefined {
    return nodeOf(this.#contract, pointer) as Schema | undefined;
  }

  /** @param schema what stands at `schemaPointer`: handed on, for looking it up again would take most of the time */
  #collectDrift(schema: Schema | undefined, schemaPointer: string, value: unknown, at: string, found: Drift[]): void {
    if (!schema) return;
    if (schema.$ref) {
      if (this.#compiled.isEndless(schema.$ref)) return;
      const target = schema.$ref.slice(1);
      return this.#collectDrift(this.#schema(target), target, value, at, found);
    }
    if (schema.oneOf) {
      // Branches are validated where they are defined: beside `oneOf` the prepared document has an if/then/else.
      const pointers = schema.oneOf.map((branch, index) => branch.$ref?.slice(1) ?? `${schemaPointer}/oneOf/${index}`);
      const named = branchOf(schema, value)?.slice(1);
      const fitting = (named === undefined ? pointers : [named]).find(
        (pointer) => this.violations(pointer, value, 'tolerant').length === 0,
      );
      if (fitting !== undefined) this.#collectDrift(this.#schema(fitting), fitting, value, at, found);
      return;
    }
    if (schema['x-open'] && schema.enum && value !== null && !schema.enum.includes(value) && typeof value === 'string')
      found.push({
        pointer: at,
        kind: 'unknown-enum-value',
        schemaPointer,
        actual: shown(value),
        known: schema.enum.map(String).join(', '),
        evidence: evidenceOf(this.#contract, schemaPointer, 'enum'),
      });
    if (Array.isArray(value)) {
      const { items } = schema;
      if (items)
        value.forEach((item, index) =>
          this.#collectDrift(items, `${schemaPointer}/items`, item, `${at}/${index}`, found),
        );
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { properties, additionalProperties, propertyNames } = schema;
    for (const [name, member] of Object.entries(value)) {
      const memberAt = `${at}/${escapeToken(name)}`;
      if (properties && Object.hasOwn(properties, name))
        this.#collectDrift(
          properties[name],
          `${schemaPointer}/properties/${escapeToken(name)}`,
          member,
          memberAt,
          found,
        );
      else if (typeof additionalProperties === 'object') {
        if (propertyNames) this.#collectDrift(propertyNames, `${schemaPointer}/propertyNames`, name, memberAt, found);
        this.#collectDrift(additionalProperties, `${schemaPointer}/additionalProperties`, member, memberAt, found);
      } else if (properties && !this.#isDeclared(name, schema))
        found.push({
          pointer: memberAt,
          kind: 'undeclared-field',
          schemaPointer,
          actual: shown(member),
          evidence: evidenceOf(this.#contract, schemaPointer),
        });
    }
  }
}
