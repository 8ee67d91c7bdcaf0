import { parse, stringify } from 'lossless-json';
import { isObject } from '../../contracts/model/json-value.js';
import type { Message } from './variation.js';

/** The value of a JSON body, every number as its text; `undefined` where the message has none. */
function valueOf({ headers, body }: Message): unknown {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!type.includes('json') || body.length === 0) return undefined;
  return parse(body.toString('utf8'));
}

/** The message with another spelling of its JSON; nothing where it has no JSON or the text stays the same. */
export function respelt(message: Message, spell: (value: unknown) => string): Message | undefined {
  const value = valueOf(message);
  if (value === undefined) return undefined;
  const body = Buffer.from(spell(value), 'utf8');
  return body.equals(message.body) ? undefined : { ...message, body };
}

/** The message with another value; nothing where it has no JSON or nothing changes. */
export function revalued(message: Message, change: (value: unknown) => unknown): Message | undefined {
  return respelt(message, (value) => textOf(change(value)));
}

/** A losslessly parsed value as JSON. */
export function textOf(value: unknown, indent?: string): string {
  return stringify(value, undefined, indent) ?? '';
}

type Members = Record<string, unknown>;

/** What is made of a value from the inside out: of scalars, of objects, of lists with the name of their member. */
export interface Steps {
  scalar?(value: unknown): unknown;
  object?(members: Members): Members;
  list?(items: readonly unknown[], name: string): readonly unknown[];
}

/** A losslessly parsed value, changed at every depth. */
export function mapped(value: unknown, steps: Steps, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => mapped(item, steps, name));
    return steps.list?.(items, name) ?? items;
  }
  if (isObject(value)) {
    const members = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapped(member, steps, key)]));
    return steps.object?.(members) ?? members;
  }
  return steps.scalar ? steps.scalar(value) : value;
}
