/** Where the API is. */
import { isObject } from '../../model/json-value.js';
import { child, rootOf, type Located } from '../document.js';
import type { Edit } from '../edit.js';
import { meaning } from '../schema/canonical.js';
import type { Call } from './calls.js';
import { noteEdits, type Sides } from './part.js';

/** Servers that somebody names, by their addresses. */
interface Servers {
  owner: Located;
  byAddress: Map<string, Located>;
}

function serversOf(owner: Located): Servers {
  const list = child(owner, 'servers');
  const servers = Array.isArray(list.node) ? list.node : [];
  const byAddress = new Map(
    servers.flatMap((server, index): [string, Located][] => {
      if (!isObject(server) || typeof server['url'] !== 'string') return [];
      const variables = isObject(server['variables']) ? ` ${meaning(server['variables'])}` : '';
      return [[server['url'].replace(/\/+$/, '') + variables, child(list, index)]];
    }),
  );
  return { owner, byAddress };
}

function variablesOf(server: Located): [string, Located][] {
  const all = child(server, 'variables');
  return isObject(all.node) ? Object.keys(all.node).map((name) => [name, child(all, name)]) : [];
}

/** What people read of a server and of its variables. */
function notesOf(sides: Sides, old: Located, revised: Located): Edit[] {
  const variables = variablesOf(revised).flatMap(([name, variable]) =>
    noteEdits(sides, child(old, 'variables', name), variable),
  );
  return [...noteEdits(sides, old, revised), ...variables];
}

function edits(sides: Sides, old: Servers, revised: Servers): Edit[] {
  const [before, after] = [old.byAddress, revised.byAddress];
  if (before.size === 0 && after.size === 0) return [];
  const places = { old: old.owner, new: revised.owner };
  // Where none is named the address of the document is meant, which nobody here knows (OpenAPI 3.1.1, 4.8.1.1).
  if (before.size === 0) return [{ keyword: 'servers-named', effect: 'widens', after: [...after.keys()], ...places }];
  if (after.size === 0) return [{ keyword: 'servers-named', effect: 'narrows', before: [...before.keys()], ...places }];
  return [
    ...[...before].flatMap(([url, place]): Edit[] => {
      const other = after.get(url);
      if (other) return notesOf(sides, place, other);
      return [{ keyword: 'server', effect: 'narrows', before: url, name: url, ...places, old: place }];
    }),
    ...[...after]
      .filter(([url]) => !before.has(url))
      .map(([url, place]): Edit => ({
        keyword: 'server',
        effect: 'widens',
        after: url,
        name: url,
        ...places,
        new: place,
      })),
  ];
}

/** Servers of the document that came or went. */
export function documentServers(sides: Sides): Edit[] {
  return edits(sides, serversOf(rootOf(sides.old)), serversOf(rootOf(sides.new)));
}

/** Servers of a call that came or went: its own, else those of its path, else those of the document. */
export function callServers(sides: Sides, calls: { old: Call; new: Call }): Edit[] {
  const own = ({ operation, item }: Call): Servers | undefined =>
    [serversOf(operation), serversOf(item)].find(({ byAddress }) => byAddress.size > 0);
  const [old, revised] = [own(calls.old), own(calls.new)];
  // What is the document's on both sides is told of the document.
  if (!old && !revised) return [];
  return edits(sides, old ?? serversOf(rootOf(sides.old)), revised ?? serversOf(rootOf(sides.new)));
}
