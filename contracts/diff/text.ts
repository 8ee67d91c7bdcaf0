/** Words and values of changes, short enough for a line. */
import { isObject } from '../model/json-value.js';
import { canonical } from './schema/canonical.js';

const longest = 80;

/** A value in a few characters; schemas by their type. */
export function short(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null))
    return cut(value.map((one) => (typeof one === 'string' ? one : canonical(one))).join(', '));
  if (isObject(value)) return cut(schemaWords(value));
  return cut(typeof value === 'string' ? value : canonical(value));
}

function schemaWords(node: Record<string, unknown>): string {
  const { type, $ref, format } = node;
  if (typeof $ref === 'string') return $ref.split('/').pop() ?? $ref;
  const name = Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : undefined;
  if (name === undefined) return canonical(node);
  return typeof format === 'string' ? `${name} (${format})` : name;
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** A rule's id as words. */
export function words(id: string): string {
  return id.replaceAll('-', ' ');
}
