/** Where the API is. */
import { child, isObject, rootOf, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import { meaning } from '../schema/canonical.js';

function serversOf(owner: Located): Map<string, Located> {
  const list = child(owner, 'servers');
  if (!Array.isArray(list.node)) return new Map();
  return new Map(
    list.node.flatMap((server, index): [string, Located][] => {
      if (!isObject(server) || typeof server['url'] !== 'string') return [];
      const variables = isObject(server['variables']) ? ` ${meaning(server['variables'])}` : '';
      return [[server['url'].replace(/\/+$/, '') + variables, child(list, index)]];
    }),
  );
}

/** Servers that came or went at a document, a path or an operation. */
export function serverEdits(old: Located, revised: Located): Edit[] {
  const [before, after] = [serversOf(old), serversOf(revised)];
  // Where none is named, the address of the document is meant: nothing to compare.
  if (before.size === 0 || after.size === 0) return [];
  const [removed, added] = [
    [...before].filter(([url]) => !after.has(url)),
    [...after].filter(([url]) => !before.has(url)),
  ];
  return [
    ...removed.map(([url, place]): Edit => ({
      keyword: 'server',
      effect: 'narrows',
      before: url,
      name: url,
      old: place,
      new: revised,
    })),
    ...added.map(([url, place]): Edit => ({
      keyword: 'server',
      effect: 'widens',
      after: url,
      name: url,
      old,
      new: place,
    })),
  ];
}

export function documentServers(sides: { old: Side; new: Side }): Edit[] {
  return serverEdits(rootOf(sides.old), rootOf(sides.new));
}
