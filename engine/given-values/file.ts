/** Reads values that a user gives for requests, from YAML. */
import { isMap, type Node, type YAMLMap } from 'yaml';
import type { Contract } from '../../contracts/model/types.js';
import { UsageError } from '../config.js';
import { openEntries, textOf } from '../entries-file.js';
import { matcher } from '../selection.js';
import { similarTo } from '../similar.js';
import type { GivenValue } from './given.js';

const members = ['operation', 'at', 'value'];
const places = ['path', 'query', 'header', 'body'] as const;

/** `query status`, or `body /owner/name`. */
function placeOf(text: string): Pick<GivenValue, 'place' | 'name'> | undefined {
  const [, place, name = ''] = /^(path|query|header|body)(?:\s+(\S.*))?$/.exec(text.trim()) ?? [];
  const found = places.find((one) => one === place);
  if (found === undefined || (found === 'body' ? !/^(\/|$)/.test(name) : name === '')) return undefined;
  return { place: found, name };
}

/** What a place of an operation is called, for those who mistyped one. */
function unknownPlace(
  { place, name }: Pick<GivenValue, 'place' | 'name'>,
  contract: Contract,
  pattern = '*',
): string | undefined {
  if (place === 'body') return undefined;
  const own = [...contract.operations.values()].filter(({ id }) => matcher(pattern).test(id));
  const known = own.flatMap(({ path, object }) => [
    ...(place === 'path' ? [...path.matchAll(/\{([^{}]+)\}/g)].map(([, one = '']) => one) : []),
    ...(object.parameters ?? []).filter((one) => one.in === place).map((one) => one.name),
  ]);
  if (known.some((one) => (place === 'header' ? one.toLowerCase() === name.toLowerCase() : one === name)))
    return undefined;
  const similar = similarTo(name, known);
  return `no such operation has a ${place} parameter "${name}"${similar.length > 0 ? `; did you mean ${similar.join(', ')}?` : ''}`;
}

function flawOf(entry: YAMLMap, contract: Contract): string | undefined {
  const names = entry.items.map(({ key }) => String(key));
  const odd = names.find((name) => !members.includes(name));
  if (odd !== undefined) return `"${odd}" is no member of a value; it has ${members.join(', ')}`;
  const at = textOf(entry.get('at', true));
  const place = placeOf(at ?? '');
  if (!place) return `at: should be "path <name>", "query <name>", "header <name>" or "body <JSON Pointer>"`;
  if (!entry.has('value')) return 'value is missing: give it as it is sent, or as { env: VARIABLE }';
  const pattern = textOf(entry.get('operation', true));
  const ids = [...contract.operations.keys()];
  if (pattern !== undefined && !ids.some((id) => matcher(pattern).test(id))) {
    const similar = similarTo(pattern, ids);
    return `operation ${pattern}: there is none in version ${contract.version}${similar.length > 0 ? `; did you mean ${similar.join(', ')}?` : ''}`;
  }
  return unknownPlace(place, contract, pattern);
}

/** A value as it stands, or of the environment. */
function valueOf(
  node: Node | undefined,
  at: string,
  environment: NodeJS.ProcessEnv,
): Pick<GivenValue, 'value' | 'secret'> {
  const value: unknown = node?.toJSON();
  if (!isMap(node) || node.items.length !== 1 || !node.has('env')) return { value };
  const name = String(node.get('env'));
  const text = environment[name];
  if (!text) throw new UsageError(`${at}: the environment variable ${name} is not set`);
  return { value: text, secret: true };
}

/**
 * Reads a file of values: a list under `values`, each entry with `at`, `value`, and `operation` where it is of some alone.
 * @throws UsageError with file and line, and what to do
 */
export function parseGivenValues(
  text: string,
  file: string,
  contract: Contract,
  environment: NodeJS.ProcessEnv = process.env,
): GivenValue[] {
  const { entries, at } = openEntries(text, file, { list: 'values', example: '- at: query status' });
  return entries.map((entry): GivenValue => {
    const flaw = flawOf(entry, contract);
    if (flaw !== undefined) throw new UsageError(`${at(entry)}: ${flaw}`);
    const place = placeOf(textOf(entry.get('at', true)) ?? '') as Pick<GivenValue, 'place' | 'name'>;
    const operation = textOf(entry.get('operation', true));
    const found = valueOf(entry.get('value', true) as Node | undefined, at(entry), environment);
    if (place.place !== 'body' && typeof found.value === 'object')
      throw new UsageError(`${at(entry)}: value: of a parameter it should be a text, a number, true or false`);
    return { ...place, ...found, ...(operation !== undefined && { operation }) };
  });
}
