import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Candidates } from './candidates.js';

const compact = (text: string): string => text.replace(/%20|[ +-]/g, '').toUpperCase();
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', '1', '2', ' ', '-', '+', '%20', 'ß', '€'), { maxLength: 30 })
  .map((all) => all.join(''));
const value = fc.stringMatching(/^[ab1]{1,8}$/);

test('no thing that a text shows is left out', () => {
  fc.assert(
    fc.property(fc.array(value), fc.array(value), text, (plain, grouped, shown) => {
      const candidates = new Candidates<string>();
      for (const one of plain) candidates.add(`plain ${one}`, [one]);
      for (const one of grouped) candidates.add(`grouped ${one}`, [], [one.toUpperCase()]);
      const found = candidates.within(shown);
      for (const one of plain) if (shown.includes(one)) assert.ok(found.includes(`plain ${one}`), one);
      for (const one of grouped)
        if (compact(shown).includes(one.toUpperCase())) assert.ok(found.includes(`grouped ${one}`), one);
    }),
  );
});

test('things come once, in the order in which they were added, and others not at all', () => {
  const candidates = new Candidates<string>();
  candidates.add('second word', ['word two']);
  candidates.add('first word', ['word one']);
  candidates.add('another', ['other']);
  candidates.add('second word', ['wort zwei']);
  assert.deepEqual(candidates.within('wort zwei, word one, word two'), ['second word', 'first word']);
  assert.deepEqual(candidates.within('nothing of the kind'), []);
  assert.deepEqual(candidates.all(), ['second word', 'first word', 'another']);
});

test('a grouped thing is told however its text is grouped and in whatever case', () => {
  const candidates = new Candidates<string>();
  candidates.add('Czech', [], ['CZ6508000000192000145399']);
  candidates.add('card', [], ['4111111111111111']);
  for (const shown of ['cz65 0800 0000', 'CZ65-0800', 'cZ 65-08', 'CZ65%200800', 'cz65+0800'])
    assert.deepEqual(candidates.within(`to ${shown}`), ['Czech'], shown);
  assert.deepEqual(candidates.within('4 1-1 1'), ['card']);
  assert.deepEqual(candidates.within('CY65 0800, 4112'), []);
});

test('the order is that of the additions, not that of the text; a thing without a needle always comes', () => {
  const candidates = new Candidates<string>();
  for (const [thing, needle] of [
    ['nameless', ''],
    ['short', 'abc'],
    ['second word', 'two words'],
    ['first word', 'one word'],
  ] as const)
    candidates.add(thing, [needle]);
  assert.deepEqual(candidates.within('one word, two words'), ['nameless', 'second word', 'first word']);
  assert.deepEqual(candidates.within('abcabc'), ['nameless', 'short']);
  assert.deepEqual(candidates.within(''), ['nameless']);
  assert.equal(candidates.additions, 4);
});
