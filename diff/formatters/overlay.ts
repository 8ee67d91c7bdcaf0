import { canonical } from '../../contracts/diff/schema/canonical.js';
import { isObject } from '../../contracts/model/json-value.js';
import type { Formatter } from './formatter.js';

interface Action {
  target: string;
  update?: unknown;
  remove?: true;
}

/** A place as JSONPath (RFC 9535). */
function jsonPath(tokens: readonly string[]): string {
  return `$${tokens.map((token) => `['${token.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`).join('')}`;
}

/** A value that has to be replaced as a whole: an update merges objects and appends to lists (Overlay 1.0, 4.3). */
function replaced(parent: readonly string[], name: string, value: unknown): Action[] {
  return [
    { target: jsonPath([...parent, name]), remove: true },
    { target: jsonPath(parent), update: { [name]: value } },
  ];
}

function actionsBetween(old: unknown, revised: unknown, at: readonly string[]): Action[] {
  if (!isObject(old) || !isObject(revised)) return [];
  const added: Record<string, unknown> = {};
  const actions: Action[] = [];
  for (const name of Object.keys(old))
    if (!Object.hasOwn(revised, name)) actions.push({ target: jsonPath([...at, name]), remove: true });
  for (const [name, value] of Object.entries(revised)) {
    if (!Object.hasOwn(old, name)) added[name] = value;
    else if (canonical(old[name]) === canonical(value)) continue;
    else if (isObject(old[name]) && isObject(value)) actions.push(...actionsBetween(old[name], value, [...at, name]));
    else if (typeof value === 'object' || typeof old[name] === 'object') actions.push(...replaced(at, name, value));
    else added[name] = value;
  }
  return Object.keys(added).length > 0 ? [...actions, { target: jsonPath(at), update: added }] : actions;
}

/** An Overlay (OpenAPI Overlay 1.0) that turns the earlier document into the later one. */
export const overlay: Formatter = {
  id: 'overlay',
  about: 'an OpenAPI Overlay that turns the earlier document into the later one',
  file: 'diff.overlay.json',
  format({ from, to }, { documents, written = documents }) {
    const actions = written ? actionsBetween(written.old, written.new, []) : [];
    const info = { title: `${from.name} to ${to.name}`, version: to.version ?? '1' };
    return `${JSON.stringify({ overlay: '1.0.0', info, actions }, null, 2)}\n`;
  },
};
