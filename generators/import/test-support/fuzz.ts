import { ContractError } from '../../../contracts/model/load.js';
import { HarError } from '../har.js';
import { PageError } from '../page.js';
import { ImportError } from '../reading.js';
import { withSources } from '../merge/merge.js';
import { readAny } from '../importers/index.js';

/** Numbers below 1 that a seed decides (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const hostile = [
  '__proto__',
  '"constructor":{"prototype":{"polluted":true}}',
  '../../etc/passwd',
  '\u202Eright to left\u202C',
  '🟢👩‍👩‍👧',
  '<script>alert(1)</script>',
  '&a [*a,*a]',
  '{'.repeat(500),
  '['.repeat(2000),
  '\0',
  '```yaml\nopenapi: 3.0.1\n',
  'null',
  '-1e999',
  '\\ud800',
  '- [x](../../x)',
];

/** A text with one or a few places changed: cut, doubled, replaced by something hostile, or joined with another. */
export function mutated(text: string, others: readonly string[], random: () => number): string {
  const at = (length: number): number => Math.floor(random() * length);
  let result = text;
  for (let count = 1 + at(4); count > 0; count -= 1) {
    const [from, length] = [at(result.length + 1), at(40)];
    const before = result.slice(0, from);
    const after = result.slice(from + length);
    const kinds = [
      before + after,
      before + (hostile[at(hostile.length)] ?? '') + result.slice(from),
      before + result.slice(from, from + length).repeat(2) + after,
      before + (others[at(others.length)] ?? '').slice(from),
      before,
    ];
    result = kinds[at(kinds.length)] ?? '';
  }
  return result;
}

/** Whether an error says in one line what is wrong. */
function isClear(error: unknown): boolean {
  return [ImportError, ContractError, HarError, PageError].some((kind) => error instanceof kind);
}

/**
 * Reads so many mutated texts and merges what they give; gives what was found wrong, a line each.
 * @param texts sources that can be read
 */
export function fuzzed(texts: readonly string[], count: number, seed = 1): string[] {
  const random = randomOf(seed);
  const document = { openapi: '3.1.0', info: { title: 'x', version: 'x' }, paths: {}, webhooks: {} };
  const wrong: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = mutated(texts[index % texts.length] ?? '', texts, random);
    const startedAt = performance.now();
    try {
      const reading = readAny({ name: 'source', text });
      withSources(document, [{ format: 1, source: 'source', sha256: 'x', date: '2026-01-01', ...reading }]);
    } catch (error) {
      if (!isClear(error))
        wrong.push(`input ${index}: ${String(error)} ${((error as Error).stack ?? '').split('\n')[1] ?? ''}`);
    }
    if (performance.now() - startedAt > 5000) wrong.push(`input ${index}: takes more than 5 s`);
    if ('polluted' in {}) return [...wrong, `input ${index}: pollutes every object`];
  }
  return wrong;
}
