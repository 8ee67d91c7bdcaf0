import { samplesOf } from './format-samples.js';
import type { Keywords } from './keywords.js';
import { beyondEdgesOf, edgeOfLength, edgesOf } from './pattern-edges.js';

/** Longer texts are not made: they would test memory. */
const longest = 100_000;

const told = <Value>(value: Value | undefined): Value[] => (value === undefined ? [] : [value]);

/** Lengths at and around every bound that any of the schemas names. */
function lengthsOf(nodes: readonly Keywords[]): number[] {
  const bounds = nodes.flatMap(({ minLength, maxLength }) => [...told(minLength), ...told(maxLength)]);
  const around = bounds.flatMap((bound) => [bound, bound + 1, bound - 1]);
  return [...new Set(around)].filter((length) => length >= 0 && length <= longest);
}

/** A text made longer or shorter without leaving its kind: what is cut or repeated is its end or, of words with dots, its middle. */
function fitted(text: string, length: number): string[] {
  const characters = [...text];
  if (characters.length === length || text === '') return [];
  if (characters.length > length) return [characters.slice(0, length).join('')];
  const extra = length - characters.length;
  const at = text.search(/[@.]/);
  return [
    text + '0'.repeat(extra),
    text + 'a'.repeat(extra),
    ...(at < 0 ? [] : [text.slice(0, at) + 'a'.repeat(extra) + text.slice(at)]),
  ];
}

function ofLengths(nodes: readonly Keywords[], seeds: readonly string[]): string[] {
  const patterns = nodes.flatMap(({ pattern }) => told(pattern));
  return lengthsOf(nodes).flatMap((length) => [
    'a'.repeat(length),
    ...patterns.flatMap((pattern) => edgeOfLength(pattern, length)),
    ...seeds.slice(0, 3).flatMap((seed) => fitted(seed, length)),
    // Lengths are counted in code points: this one has as many, and twice as many UTF-16 units.
    '😀'.repeat(length),
  ]);
}

/** Texts that tell the schemas of one place apart, those first that are likelier to be of them. */
export function textsFor(nodes: readonly Keywords[], seed: number): string[] {
  const samples = nodes.flatMap(({ format }) => told(format)).map((format) => samplesOf(format, seed));
  const patterns = nodes.flatMap(({ pattern }) => told(pattern));
  const good = [...samples.flatMap((one) => one.good), ...patterns.flatMap(edgesOf)];
  const bad = [...samples.flatMap((one) => one.bad), ...patterns.flatMap(beyondEdgesOf)];
  return [...good, 'text', '', ...ofLengths(nodes, good), ...bad, 'Zażółć 😀', ' ', '0', 'true'];
}
