import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test, { describe } from 'node:test';
import type { JsonObject } from '../../model/json-value.js';
import { allChanges, compareContracts } from '../compare.js';
import type { Change } from '../change.js';
import type { Facts } from '../../model/facts.js';
import { levelOfRule } from '../levels.js';
import { changeId, idsOf, ruleOf } from '../named.js';
import type { Rule } from '../rule.js';
import {
  carriers,
  carrying,
  documentOf,
  operationDocument,
  webhookDocument,
  type Carried,
} from '../test-support/documents.js';
import { rules } from './index.js';

const folder = import.meta.dirname;

function changesOf(before: JsonObject, after: JsonObject): Change[] {
  return allChanges(compareContracts({ document: before }, { document: after }, { annotations: true }));
}

function ids(changes: readonly Change[]): string[] {
  return changes.map(({ rule }) => rule).sort();
}

/** Members that the provider alone shows, or alone takes, are in one direction only; where all is text, types mean less. */
function speaksOf({ keyword }: Rule, { direction, described }: Carried): boolean {
  if (keyword === 'type' && (described === 'parameter' || described === 'header')) return false;
  const received = ['request', 'webhook-answer', 'callback-answer'].includes(direction);
  if (keyword === 'readOnly') return received;
  if (keyword === 'writeOnly') return !received;
  return true;
}

describe('a rule names its example, in every place where a schema can stand', () => {
  for (const rule of rules.filter(({ example }) => example.kind === 'schema'))
    for (const carried of carriers) {
      const { direction, described } = carried;
      if (!speaksOf(rule, carried)) continue;
      const { before, after, components } = rule.example as Record<'before' | 'after' | 'components', JsonObject>;
      const isOpenRule =
        before['x-open'] === true && ['request', 'webhook-answer', 'callback-answer'].includes(direction);
      if (isOpenRule) continue;
      // A member that can be nothing is a member that is not there.
      if (described === 'property' && rule.keyword === 'nothing') continue;
      test(`${changeId(rule, direction, described)}, in a ${described}`, () => {
        const [old, revised] = [carrying(before, carried, components), carrying(after, carried, components)];
        const changes = changesOf(old, revised);
        assert.deepEqual(ids(changes), [
          changeId(rule, direction, described === 'body' && changes[0]?.at ? 'property' : described),
        ]);
        const [change] = changes;
        assert.equal(change?.ruleLevel, levelOfRule(rule, change?.effect ?? 'incomparable', direction, 'tolerant'));
        const back = changesOf(revised, old);
        assert.equal(back.length, 1, 'the way back is one change as well');
        const flipped = { narrows: 'widens', widens: 'narrows', incomparable: 'incomparable' } as const;
        assert.equal(back[0]?.effect, flipped[change?.effect ?? 'incomparable']);
      });
    }
});

const makers: Record<string, (members: JsonObject) => JsonObject> = {
  operation: operationDocument,
  webhook: webhookDocument,
  document: documentOf,
};

describe('a rule names its example beside schemas', () => {
  for (const rule of rules) {
    const make = makers[rule.example.kind];
    if (!make) continue;
    test(rule.id, () => {
      const { before, after } = rule.example as { before: JsonObject; after: JsonObject };
      const changes = changesOf(make(before), make(after));
      assert.equal(changes.length, 1, ids(changes).join(', '));
      assert.ok(idsOf(rule).includes(changes[0]?.rule ?? ''), changes[0]?.rule);
      assert.equal(changesOf(make(after), make(before)).length, 1, 'the way back is one change as well');
      assert.deepEqual(changesOf(make(before), make(before)), []);
    });
  }
});

describe('a rule names its example among facts', () => {
  for (const rule of rules.filter(({ example }) => example.kind === 'facts'))
    test(rule.id, () => {
      const { before, after } = rule.example as { before: Facts; after: Facts };
      const document = documentOf({});
      const between = (a: Facts, b: Facts): Change[] =>
        allChanges(compareContracts({ document, facts: a }, { document, facts: b }));
      assert.deepEqual(ids(between(before, after)), [rule.id]);
      assert.equal(between(after, before).length, 1, 'the way back is one change as well');
      assert.deepEqual(between(before, before), []);
    });
});

describe('the list of rules', () => {
  test('has every file of the folder, each named after its rule', () => {
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => file.includes(path.sep) && file.endsWith('.ts'))
      .map((file) => path.basename(file, '.ts'));
    assert.deepEqual(files.sort(), rules.map(({ id }) => id).sort());
    assert.ok(existsSync(path.join(folder, 'index.ts')));
  });

  test('has each id once, and finds the rule of every id of a change', () => {
    const all = rules.flatMap((rule) => idsOf(rule).map((id) => ({ id, rule })));
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { id, rule } of all) assert.equal(ruleOf(id), rule, id);
  });

  test('says of each what it rests on and what to do, in one sentence', () => {
    for (const { id, about, advice, restsOn } of rules) {
      assert.match(advice, /^[A-Z][^\n]*\.$/, id);
      assert.match(about, /^[A-Zn][^\n]*\.$/, id);
      assert.notEqual(restsOn, '', id);
    }
  });
});
