/** The keywords of JSON Schema 2020-12 that decide over a value, as the validators of the project read them. */
export interface Keywords {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node;
  patternProperties?: Record<string, Node>;
  propertyNames?: Node;
  unevaluatedProperties?: Node;
  minProperties?: number;
  maxProperties?: number;
  dependentRequired?: Record<string, string[]>;
  dependentSchemas?: Record<string, Node>;
  items?: Node;
  prefixItems?: Node[];
  unevaluatedItems?: Node;
  contains?: Node;
  minContains?: number;
  maxContains?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  allOf?: Node[];
  anyOf?: Node[];
  oneOf?: Node[];
  discriminator?: unknown;
  not?: Node;
  if?: Node;
  then?: Node;
  else?: Node;
  'x-open'?: boolean;
}

/** A schema: its keywords, or JSON Schema's shortest ones. */
export type Node = Keywords | boolean;

/** Whether a node names a member itself: what a class inherits is no name. */
export function own<Value>(table: Record<string, Value> | undefined, name: string): Value | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

const numbers = new WeakMap<object, number>();
let last = 0;

/** A number that stands for a node, for keys of what was worked out before. */
export function idOf(node: Node): string {
  if (typeof node === 'boolean') return String(node);
  let id = numbers.get(node);
  if (id === undefined) numbers.set(node, (id = last += 1));
  return String(id);
}
