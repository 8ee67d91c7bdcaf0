import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Level } from '../../contracts/model/levels.js';
import { packageRoot } from '../../contracts/model/load.js';
import { generalise, toPointer } from '../../contracts/model/pointer.js';
import { UsageError } from '../config.js';
import type { WaiverLine } from '../record/format.js';
import { kindOf } from '../record/kind.js';
import type { CaseRecord } from '../record/reader.js';
import { Waivers } from '../record/waivers.js';
import { caseEndLine, caseLine, judgementLine, runLine } from '../test-support/lines.js';
import { Drafts, withDrafts } from './draft.js';
import { parseWaivers, type Known } from './file.js';

const until = { version: 'test', expires: '2030-01-31' };

const known: Known = {
  checks: ['response-schema', 'status-listed', 'server-error'],
  similar: (check) => (check.startsWith('response') ? ['response-schema'] : []),
};

interface Found {
  caseId: string;
  check: string;
  pointer?: string;
  expected?: string;
  actual?: string;
  message?: string;
  level?: Level;
}

/** A case of the operation that its id names, with one finding. */
function caseWith({ caseId, level = 'fail', ...rest }: Found): CaseRecord {
  const judgement = { ...judgementLine(level, 'documented', caseId), ...rest };
  return {
    line: caseLine(caseId),
    exchanges: [],
    deliveries: [],
    judgements: [judgement],
    end: caseEndLine('fail', caseId),
  };
}

function draftsOf(...entries: readonly CaseRecord[]): Drafts {
  const drafts = new Drafts('fail');
  for (const entry of entries) drafts.add(entry);
  return drafts;
}

/** A file of drafts, filled in as its owner would. */
function filled(text: string): string {
  return text.replace(/^( +reason:).*/gm, '$1 known').replace(/^( +owner:).*/gm, '$1 payments');
}

function waiversOf(...found: readonly Found[]): WaiverLine[] {
  const { text } = withDrafts('', 'w.yaml', draftsOf(...found.map(caseWith)), until);
  return parseWaivers(filled(text), 'w.yaml', known, { version: 'test' });
}

function isWaived(found: Found, lines: readonly WaiverLine[]): boolean {
  const waivers = new Waivers();
  for (const line of lines) waivers.add(line);
  const entry = caseWith(found);
  waivers.mark(entry, runLine());
  return entry.judgements.every(({ waivedBy }) => waivedBy !== undefined);
}

const token = fc.oneof(
  fc.constantFrom('amount', '0', '17', 'a b', '#', ': x', '"', '~', 'null', ''),
  fc.string({ unit: 'binary' }),
);
const pointer = fc.array(token, { maxLength: 3 }).map(toPointer);
const text = fc.oneof(
  fc.constantFrom(
    'string',
    'number 12.5',
    'number 7',
    'null null',
    'missing',
    '400 P403',
    '400 P500',
    '200',
    '404',
    '312 ms',
  ),
  fc.string(),
);
const found: fc.Arbitrary<Found> = fc.record(
  {
    caseId: fc
      .tuple(fc.constantFrom('getCard', 'createUser'), fc.constantFrom('examples', 'negative'), pointer)
      .map(([operation, phase, at]) => `${operation}:${phase}:rule:${at}`),
    check: fc.constantFrom(...known.checks),
    pointer,
    expected: text,
    actual: text,
    message: fc.string({ unit: 'binary' }),
  },
  { requiredKeys: ['caseId', 'check'] },
);

/** What of a finding no other case may share: check, operation, place and kinds. */
function key({ caseId, check, pointer: at, expected, actual }: Found): string {
  const kinds = [expected, actual].map((one) => (one === undefined ? null : (kindOf(one, at !== undefined) ?? null)));
  return JSON.stringify([check, caseId.split(':')[0], at === undefined ? null : generalise(at), ...kinds]);
}

const told = ['caseId', 'check', 'pointer', 'expected', 'actual'] as const;

/** A finding that differs from another in one member alone. */
function variants(one: Found, other: Found): Found[] {
  return told.map((name) => {
    const { [name]: _own, ...rest } = one;
    const value = other[name];
    return { ...rest, ...(value !== undefined && { [name]: value }) } as Found;
  });
}

test('a waiver drafted from a finding accepts it, and nothing of another check, operation, place or kind', () => {
  fc.assert(
    fc.property(
      fc.array(found, { minLength: 1, maxLength: 4 }),
      fc.array(found, { maxLength: 2 }),
      (drafted, others) => {
        const lines = waiversOf(...drafted);
        for (const one of drafted) assert.ok(isWaived(one, lines), JSON.stringify(one));
        for (const other of others.flatMap((another) => drafted.flatMap((one) => variants(one, another))))
          if (!drafted.some((one) => key(one) === key(other)))
            assert.ok(!isWaived(other, lines), JSON.stringify(other));
      },
    ),
    { numRuns: 60 },
  );
});

test('drawn from one case a waiver accepts that case alone; values and wording make no difference', () => {
  fc.assert(
    fc.property(found, found, text, (one, other, message) => {
      const lines = waiversOf(one);
      assert.equal(isWaived({ ...one, caseId: other.caseId, message }, lines), one.caseId === other.caseId);
    }),
  );
  const typed = {
    caseId: 'getCard:examples:a',
    check: 'response-schema',
    pointer: '/items/3/amount',
    expected: 'string',
  };
  const lines = waiversOf({ ...typed, actual: 'number 12.5' });
  assert.ok(isWaived({ ...typed, pointer: '/items/7/amount', actual: 'number 4e3' }, lines));
  assert.ok(!isWaived({ ...typed, actual: 'null null' }, lines));
});

const schemaAt = (caseId: string): Found => ({
  caseId,
  check: 'response-schema',
  pointer: '/id',
  expected: 'string',
  actual: 'null null',
});

test('one entry for the operation: the same place in several cases, or a check that held in none', () => {
  const idsOf = (drafts: Drafts): string[] => drafts.list().map(({ id }) => id);
  assert.deepEqual(idsOf(draftsOf(caseWith(schemaAt('getCard:p:a')), caseWith(schemaAt('getCard:p:b')))), ['getCard']);
  const late = (caseId: string): CaseRecord => caseWith({ caseId, check: 'server-error', actual: '500' });
  assert.deepEqual(idsOf(draftsOf(late('getCard:p:a'), late('getCard:p:b'))), ['getCard']);
  const sound = { ...late('getCard:p:c'), judgements: [{ ...judgementLine('pass'), check: 'server-error' }] };
  assert.deepEqual(idsOf(draftsOf(late('getCard:p:a'), sound, late('getCard:p:b'))), ['getCard:p:a', 'getCard:p:b']);
});

test('drafts are of findings that fail the run and that no waiver accepts', () => {
  const accepted = caseWith(schemaAt('getCard:p:a'));
  for (const judgement of accepted.judgements) judgement.waivedBy = '0123456789abcdef';
  assert.deepEqual(draftsOf(accepted, caseWith({ ...schemaAt('getCard:p:b'), level: 'warn' })).list(), []);
});

test('a draft is refused until it says why and who, and keeps what the file has', () => {
  const drafts = draftsOf(caseWith(schemaAt('getCard:p:a')));
  const { text: fresh, added } = withDrafts('', 'w.yaml', drafts, until);
  assert.equal(added, 1);
  assert.throws(
    () => parseWaivers(fresh, 'w.yaml', known, { version: 'test' }),
    /^UsageError: w\.yaml:\d+: reason is empty: say why/,
  );
  const own = `${filled(fresh)}    ticket: PAY-7 # why: see there\n`;
  assert.equal(withDrafts(own, 'w.yaml', drafts, until).added, 0);
  drafts.add(caseWith(schemaAt('createUser:p:a')));
  const { text: merged } = withDrafts(own, 'w.yaml', drafts, until);
  assert.ok(merged.startsWith(own), merged);
  const [first, second] = parseWaivers(filled(merged), 'w.yaml', known, { version: 'test' });
  assert.deepEqual([first?.ticket, first?.reason, second?.id], ['PAY-7', 'known', 'createUser:p:a']);
  for (const empty of ['', '# mine\n', 'waivers:\n', 'waivers: []\n']) {
    const written = withDrafts(empty, 'w.yaml', drafts, until).text;
    assert.equal(parseWaivers(filled(written), 'w.yaml', known, { version: 'test' }).length, 2, written);
  }
});

test('an entry for a version is taken by its runs alone; drafts are of one version', () => {
  const drafts = draftsOf(caseWith(schemaAt('getCard:p:a')));
  const { text: ofOne } = withDrafts('', 'w.yaml', drafts, until);
  const latest = { ...until, version: 'latest' };
  const { text: ofBoth, added } = withDrafts(ofOne, 'w.yaml', drafts, latest);
  assert.equal(added, 1);
  const linesOf = (yaml: string, version: string): number[] =>
    parseWaivers(yaml, 'w.yaml', known, { version }).map(({ line }) => line);
  const [test, other] = [linesOf(filled(ofBoth), 'test'), linesOf(filled(ofBoth), 'latest')];
  assert.deepEqual([test.length, other.length], [1, 1]);
  assert.notDeepEqual(test, other);
  assert.deepEqual(linesOf(filled(ofOne).replace(/ +version:.*\n/, ''), 'latest').length, 1);
});

test('a run that goes on drafting passes over what nobody has filled in', () => {
  const { text: draft } = withDrafts('', 'w.yaml', draftsOf(caseWith(schemaAt('getCard:p:a'))), until);
  assert.deepEqual(parseWaivers(draft, 'w.yaml', known, { version: 'test', passDrafts: true }), []);
  const half = draft.replace(/owner:.*/, 'owner: payments');
  assert.throws(() => parseWaivers(half, 'w.yaml', known, { version: 'test', passDrafts: true }), /reason is empty/);
});

test('the example of the guide is a file of waivers', () => {
  const guide = readFileSync(path.join(packageRoot, 'docs/waivers.md'), 'utf8');
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(guide) ?? [];
  const [waiver] = parseWaivers(example, 'w.yaml', known, { version: 'latest' });
  assert.deepEqual([waiver?.place, waiver?.ticket, waiver?.seen.length], ['/balances/*/amount', 'PAY-7', 2]);
});

test('a file that is not whole is refused with its line and what to do', () => {
  const entry = (changes: Record<string, string | undefined>): string => {
    const members = { check: 'server-error', id: 'a:b', reason: 'r', owner: 'o', expires: '2030-01-31', ...changes };
    const lines = Object.entries(members).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}: ${value}`],
    );
    return `waivers:\n  - ${lines.join('\n    ')}\n`;
  };
  assert.equal(parseWaivers(entry({}), 'w.yaml', known, { version: 'test' }).length, 1);
  for (const [yaml, message] of [
    ['- check: a', /w\.yaml:1: .* list under "waivers"/],
    ['waivers: 3', /w\.yaml:1: "waivers" is no list/],
    ['waivers:\n  - mine', /w\.yaml:2: an entry has members/],
    ['waivers: [', /w\.yaml:\d: no YAML/],
    ['waivers:\n  - check: a\n    check: b', /w\.yaml:3: no YAML: Map keys must be unique/],
    [entry({ check: 'response-shema' }), /w\.yaml:2: there is no check response-shema; did you mean response-schema\?/],
    [entry({ check: 'mine' }), /w\.yaml:2: there is no check mine; `conformance explain` lists all/],
    [entry({ because: 'x' }), /w\.yaml:7: "because" is no member of a waiver/],
    [entry({ expires: '2030-02-30' }), /w\.yaml:6: expires "2030-02-30" is no date/],
    [entry({ owner: undefined }), /w\.yaml:2: owner is missing: say who/],
    [entry({ owner: ' # nobody' }), /w\.yaml:5: owner is empty: say who/],
    [entry({ place: 'amount' }), /w\.yaml:7: place "amount" is no JSON Pointer/],
    [entry({ actual: 'a number' }), /w\.yaml:7: actual "a number" is not a kind/],
    [entry({ id: 'getCard' }), /w\.yaml:2: seen is missing: list a case of getCard/],
    [entry({ id: 'getCard', seen: '[]' }), /w\.yaml:7: seen is missing/],
    [entry({}) + entry({}).split('\n').slice(1).join('\n'), /w\.yaml:7: accepts the same as w\.yaml:2/],
    [
      `${entry({ reason: '' })}${entry({ owner: '', id: 'c:d' }).split('\n').slice(1).join('\n')}`,
      /and 1 more entries/,
    ],
  ] as const)
    assert.throws(
      () => parseWaivers(yaml, 'w.yaml', known, { version: 'test' }),
      (error) => error instanceof UsageError && message.test(error.message),
      yaml,
    );
});
