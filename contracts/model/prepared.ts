import { Ajv2020 } from 'ajv/dist/2020.js';
import { isAllowed } from '../formats/format.js';
import { formats } from '../formats/index.js';
import { numberFormats } from '../formats/numbers.js';
import { decidedByDiscriminator } from './discriminator.js';
import { patternOf } from './lenient-pattern.js';
import { addExactKeywords, addMultipleOf } from './number-keywords.js';
import { leadsToItself } from './self-reference.js';
import type { Schema } from './types.js';

/**
 * `exact`: what a sender must keep to — closed objects, every enumeration binding.
 * `tolerant`: what a receiver must accept — unknown members and unknown values of open sets are drift, not violations.
 */
export type Strict = 'exact' | 'tolerant';

export type Node = Record<string, unknown>;

/**
 * `oneOf` of two named objects told apart by a constant that one of them must have becomes if/then/else: one clear error instead of
 * one per branch. Others stay: a branch that is written in place would lose its place, and without the constant either may be meant.
 */
function decideByConstant(schema: Node, resolve: (reference: string) => Node): Node {
  const branches = schema['oneOf'] as Node[] | undefined;
  if (branches?.length !== 2 || !branches.every((branch) => typeof branch['$ref'] === 'string')) return schema;
  // A schema has one condition.
  if (schema['if'] !== undefined) return schema;
  for (const [index, branch] of branches.entries()) {
    const { properties = {}, required } = resolve(String(branch['$ref'])) as Schema;
    const decider = Object.entries(properties).find(([name, node]) => 'const' in node && required?.includes(name));
    if (!decider) continue;
    const { oneOf, ...rest } = schema;
    const [name, node] = decider;
    return {
      ...rest,
      if: { properties: { [name]: { const: node.const } }, required: [name] },
      then: branch,
      else: branches[1 - index],
    };
  }
  return schema;
}

/** Members that hold others by names that people give: none of those is a keyword, whatever it is called. */
export const named: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'],
  ...['schemas', 'responses', 'parameters', 'headers', 'requestBodies', 'callbacks', 'pathItems', 'content'],
]);

/** Keywords that hold values, which only look like schemas. */
export const holdingValues: ReadonlySet<string> = new Set([
  ...['const', 'enum', 'default', 'example', 'examples', 'x-evidence', 'x-enum-evidence', 'x-unread'],
]);

/** The document with every schema prepared for one way of validating; places stay where they are. */
export function prepare(node: unknown, strict: Strict, resolve: (reference: string) => Node): unknown {
  if (Array.isArray(node)) return node.map((item) => prepare(item, strict, resolve));
  if (typeof node !== 'object' || node === null) return node;
  const source = decideByConstant(decidedByDiscriminator(node as Node), resolve);
  const result: Node = {};
  for (const [key, value] of Object.entries(source)) {
    // What refers to nothing but itself says nothing, and following it would never end.
    if (key === '$ref' && typeof value === 'string' && leadsToItself(value, resolve)) continue;
    if (holdingValues.has(key)) result[key] = value;
    else result[key] = named.has(key) ? prepareNamed(value, strict, resolve) : prepare(value, strict, resolve);
  }
  if (strict === 'tolerant' && source['x-open'] === true) delete result['enum'];
  if (
    strict === 'exact' &&
    source['properties'] &&
    source['type'] !== undefined &&
    source['additionalProperties'] === undefined
  )
    result['additionalProperties'] = false;
  return result;
}

function prepareNamed(node: unknown, strict: Strict, resolve: (reference: string) => Node): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return prepare(node, strict, resolve);
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, prepare(value, strict, resolve)]));
}

/** Ajv's way to compile a `pattern`; one that is no regular expression at all says nothing. */
const lenientPattern = Object.assign((pattern: string) => patternOf(pattern) ?? /(?:)/, { code: 'lenientPattern' });

/**
 * A validator that reads documents as the project does: its formats, lenient patterns, whatever style.
 * @param asWritten numbers are compared as they are written (`judgedAsWritten`), which takes longer
 */
export function createAjv({ asWritten = false, verdictsOnly = false } = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: !verdictsOnly,
    // Documents of other people are valid where Ajv's own rules of style are not kept; what is no keyword says nothing.
    strict: false,
    // A document holds schemas and is none, whatever its members are called.
    validateSchema: false,
    // What a format that nobody knows says of a value is nothing, and nothing to tell on a console.
    logger: false,
    verbose: !verdictsOnly,
    // A member may be called `constructor`, and one that nobody sent is not there.
    ownProperties: true,
    // What judges a few values by each of many schemas spends its time compiling them.
    code: { regExp: lenientPattern, optimize: !verdictsOnly },
  });
  for (const format of formats) ajv.addFormat(format.name, (value: string) => isAllowed(format, value));
  for (const { name, test } of numberFormats) ajv.addFormat(name, { type: 'number', validate: test });
  if (asWritten) addExactKeywords(ajv);
  else addMultipleOf(ajv);
  return ajv;
}
