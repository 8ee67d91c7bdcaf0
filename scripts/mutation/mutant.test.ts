import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { exclusions } from './exclusions.js';
import { instrumented } from './instrument.js';
import { mutantsOf } from './mutant.js';
import { probe } from './probe.js';

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true);
}

function mutatedOf(text: string): string[] {
  return mutantsOf('a.ts', parse(text)).map(({ mutated }) => mutated);
}

/** A piece of code and mutants that it must have. */
const breaks: readonly [code: string, mutants: readonly string[]][] = [
  ['if (a) b();', ['true', 'false', ';']],
  ['while (a) b();', ['false']],
  ['f(a < b, c === d);', ['a <= b', 'a >= b', 'c !== d']],
  ['f(a + b, a && b, a ?? b);', ['a - b', '(a) || (b)', 'a']],
  ["f(!a, true, 'x', '', [1], { a });", ['a', 'false', "''", "'mutant'", '[]', '({})']],
  ['const f = (a) => g(a);', ['undefined']],
  ['f(a?.b, a.some(g), a.sort(g));', ['a.b', 'a.every(g)', 'a', 'a.sort()']],
  ['f(/^a+$/i);', ['/a+$/i', '/^a+/i', '/^a$/i', '/^a+$/']],
  ['throw new Error(message);', [';']],
];

for (const [code, expected] of breaks)
  test(`breaks ${code}`, () => {
    const found = mutatedOf(code);
    for (const one of expected) assert.ok(found.includes(one), `${one} is not among ${found.join(' · ')}`);
  });

test('types, imports and names have no mutants', () => {
  for (const code of [
    "import { a } from './a.js';",
    "type A = 'x' | true;",
    'interface A { b: 1 | 2 }',
    "export * from './a.js';",
    "const a: 'x' = b;",
    'f(tag`text`);',
    'f(a.toString(), a.constructor());',
  ])
    assert.deepEqual(
      mutatedOf(code).filter((text) => text !== ';'),
      [],
    );
});

const program = `
  const seen: string[] = [];
  const object: { inner?: { list: number[]; call(): number } } = { inner: { list: [3, 1, 2], call() { return this.list.length; } } };
  function sorted(list: readonly number[]): number[] { return [...list].sort((a, b) => a - b); }
  for (const at of [0, 1]) seen.push(\`round \${at}\`);
  if (seen.length > 1) seen.push('two'); else seen.push('one');
  const missing = ({} as typeof object).inner?.list.map((one) => one * 2).join('-');
  const { inner = { list: [], call: () => -1 } } = object;
  result = [seen, sorted(inner.list), object.inner?.call(), missing ?? 'none', /^t/.test('two'), !missing];
`;

function runs(code: string, active: number): string {
  const js = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
  const body = new Function(probe, `let result; ${js}; return JSON.stringify(result);`) as (probe: unknown) => string;
  try {
    return body((id: number) => id === active);
  } catch (error) {
    return String(error);
  }
}

test('with no mutant active the instrumented program means what the program means, with one active what the mutant means', () => {
  const source = parse(program);
  const mutants = mutantsOf('a.ts', source).map((mutant, index) => ({ ...mutant, id: index + 1 }));
  const all = instrumented(source, mutants);
  assert.equal(runs(all, 0), runs(program, 0));
  assert.ok(mutants.length > 30);
  for (const { id, node, anchor, text } of mutants) {
    const start = anchor.getStart(source);
    const alone = ts.isExpression(anchor) ? `(${text})` : text;
    const broken = program.slice(0, start) + alone + program.slice(anchor.end);
    assert.equal(runs(all, id), runs(broken, 0), `${node.getText(source)} → ${text}`);
  }
});

test('prose and wording are left out, what decides is not', () => {
  const [, , , proseOf, wordingOf] = exclusions;
  const mutants = mutantsOf(
    'a.ts',
    parse(
      "const check = { id: 'a', about: 'prose', message: holds ? 'good' : `bad ${x}` }; f(new TypeError('no'), 'kept');",
    ),
  ).filter(({ mutator }) => mutator === 'literal');
  const left = mutants.filter((mutant) => proseOf?.excludes(mutant) || wordingOf?.excludes(mutant));
  assert.deepEqual(
    left.map(({ original }) => original),
    ["'prose'", "'good'", '`bad ${x}`', "'no'"],
  );
});

test('texts that name a member or a module stay as they are', () => {
  const mutants = mutantsOf(
    'a.ts',
    parse("const { 'retry-after': after } = { 'retry-after': f() }; await import('x');"),
  );
  assert.deepEqual(
    mutants.filter(({ mutated }) => mutated === "''"),
    [],
  );
});
