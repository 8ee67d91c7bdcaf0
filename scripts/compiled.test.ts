import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { compiledFolder } from './compiled.mjs';

const names = Array.from({ length: 40 }, (_, index) => `room/source-${index}.ts`);

test('a source is compiled once, whatever the moment of its last change, and again when it has changed', async (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'conformance-compiled-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, 'room'));
  for (const [index, name] of names.entries()) {
    writeFileSync(path.join(root, name), `export const value: number = ${index};\n`);
    // Of some moments a little is lost when they are set.
    utimesSync(path.join(root, name), 1_796_031_786 + index / 1000, 1_796_031_786 + index / 1000);
  }
  const cache = (await compiledFolder(root)) ?? assert.fail('nothing could be compiled');
  const compiled = names.map((name) => path.join(cache, name.replace('.ts', '.js')));
  const written = (): bigint[] => compiled.map((file) => statSync(file, { bigint: true }).ctimeNs);
  const first = written();
  await compiledFolder(root);
  assert.deepEqual(written(), first);
  writeFileSync(path.join(root, names[3] ?? ''), 'export const value: string = "new";\n');
  await compiledFolder(root);
  assert.deepEqual(
    written().flatMap((at, index) => (at === first[index] ? [] : [index])),
    [3],
  );
  assert.match(readFileSync(compiled[3] ?? '', 'utf8'), /^const value = "new";/);
});

test('tests and what they are helped by are compiled only where all is asked for', async (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'conformance-compiled-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const sources = ['room/a.ts', 'room/a.test.ts', 'room/test-support/b.ts', 'scripts/c.ts', 'room/d.d.ts', '.git/e.ts'];
  for (const name of sources) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), 'export {};\n');
  }
  const has = (cache: string | undefined): string[] =>
    sources.filter((name) => statSync(path.join(cache ?? '', name.replace(/ts$/, 'js')), { throwIfNoEntry: false }));
  assert.deepEqual(has(await compiledFolder(root)), ['room/a.ts']);
  assert.deepEqual(has(await compiledFolder(root, 'all')), sources.slice(0, 4));
});
