import { isLosslessNumber } from 'lossless-json';
import { formats } from '../../contracts/formats/index.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { parseLossless } from '../../engine/lossless.js';
import { literalPattern } from '../../text/literal-pattern.js';

/** What a node of a body is. `text`: the body is no JSON. */
export type NodeType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'text';

/** A node of a body: what it is, and what stays of it where its value varies. */
export interface Node {
  /** JSON Pointer in the body. */
  pointer: string;
  type: NodeType;
  /** As it is written; of lists their length, of objects nothing. */
  value: string;
  /** Of texts: the narrowest known format that they fit. */
  format?: string;
  /** Of amounts: digits after the point. */
  scale?: number;
}

const decimal = /^-?\d+(?:\.(\d+))?$/;
/** What stands in a record in place of a personal datum: `‹iban 1f0e9c2d›`. */
const redacted = /^‹([\w-]+)(?: [\w-]+)?›$/u;

/** Such a mark anywhere in a text. */
const mark = /‹[\w-]+(?: [\w-]+)?›/u;

/**
 * Whether two texts of records say the same as far as they show it: what was taken out of one may be anything in the other. A number is
 * taken out wherever it stands where it happens to be a secret of that run.
 */
export function saysSame(a: string, b: string): boolean {
  if (a === b) return true;
  const fits = (shown: string, text: string): boolean => {
    const pieces = shown.split(mark).map(literalPattern);
    return pieces.length > 1 && !mark.test(text) && new RegExp(`^${pieces.join('.+')}$`, 'us').test(text);
  };
  return fits(a, b) || fits(b, a);
}

/** Whether a value was taken out of the record as a whole: each run has its own mark for it. */
export const isRedacted = (value: string): boolean => redacted.test(value);

function formatOf(text: string): string | undefined {
  const [, kind] = redacted.exec(text) ?? [];
  return kind ?? formats.find(({ detectable, test }) => detectable && test(text))?.name;
}

function scalarNode(pointer: string, type: NodeType, value: string): Node {
  const format = type === 'string' ? formatOf(value) : undefined;
  const [whole, digits = ''] = type === 'string' || type === 'number' ? (decimal.exec(value) ?? []) : [];
  return {
    pointer,
    type,
    value,
    ...(format !== undefined && { format }),
    ...(whole !== undefined && { scale: digits.length }),
  };
}

function visit(value: unknown, pointer: string, found: Node[]): void {
  if (value === null) found.push({ pointer, type: 'null', value: 'null' });
  else if (isLosslessNumber(value)) found.push(scalarNode(pointer, 'number', value.value));
  else if (Array.isArray(value)) {
    found.push({ pointer, type: 'array', value: String(value.length) });
    value.forEach((item, index) => visit(item, `${pointer}/${index}`, found));
  } else if (typeof value === 'object') {
    found.push({ pointer, type: 'object', value: '' });
    for (const name of Object.keys(value).sort())
      visit((value as Record<string, unknown>)[name], `${pointer}/${escapeToken(name)}`, found);
  } else if (typeof value === 'boolean') found.push(scalarNode(pointer, 'boolean', String(value)));
  else found.push(scalarNode(pointer, 'string', String(value)));
}

/** Formats of values that the provider makes anew each time: two runs never agree in them. */
const made = new Set([
  'uuid',
  'date-time',
  'iban',
  'evm-address',
  'btc-address',
  'ltc-address',
  'doge-address',
  'transaction-hash',
]);

/** Whether a value of this format is made anew in each run. */
export function isMade(format: string | undefined): boolean {
  return format !== undefined && made.has(format);
}

/** A text that stands outside of bodies, such as a piece of a path. */
export function textNode(text: string): Node {
  return scalarNode('', 'string', text);
}

/** Every node of a body, members in the order of their names; one of type `text` where it is no JSON, none where it is empty. */
export function nodesOf(body: string | undefined): Node[] {
  if (body === undefined || body === '') return [];
  const found: Node[] = [];
  try {
    visit(parseLossless(body), '', found);
  } catch {
    return [{ pointer: '', type: 'text', value: body }];
  }
  return found;
}
