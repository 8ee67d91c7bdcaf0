import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterMarks, filtersOf, filterStyles, filterView, type Aspect } from './filters.js';

interface Item {
  owner?: string;
  kind: string;
}

const aspects: readonly Aspect<Item>[] = [
  { name: 'owner', title: 'Owner', of: ({ owner }) => owner },
  { name: 'kind', title: 'Kind', of: ({ kind }) => kind },
];
const items: readonly Item[] = [
  { owner: 'a b', kind: 'one' },
  { owner: 'a-b', kind: 'one' },
  { owner: 'a b', kind: 'one' },
  { kind: 'one' },
];
const filters = filtersOf(items, aspects);

test('a filter is there where there is something to choose, with each value once', () => {
  assert.deepEqual(
    filters.map(({ title, values }) => [title, values]),
    [['Owner', ['a b', 'a-b']]],
  );
  assert.deepEqual(filtersOf([], aspects), []);
});

test('each value has a button, and the items that it leaves are those that have it, however alike the values are', () => {
  const [filter] = filters;
  assert.ok(filter);
  const buttons = [
    ...filterView(filter)
      .toString()
      .matchAll(/id="([^"]+)"[^>]*> ?([^<]+)</g),
  ];
  assert.deepEqual(
    buttons.map(([, id, label]) => [id, label?.trim()]),
    [
      ['owner-all', 'all'],
      ['owner-0', 'a b'],
      ['owner-1', 'a-b'],
    ],
  );
  const marks = items.map((item) => filterMarks(item, filters).join(''));
  assert.deepEqual(marks, [' data-owner="0"', ' data-owner="1"', ' data-owner="0"', ' data-owner="-1"']);
  const styles = filterStyles(filters, 'row');
  for (const at of [0, 1])
    assert.ok(styles.includes(`main:has(#owner-${at}:checked) .row:not([data-owner="${at}"]){display:none}`));
});

test('a value is text, also in the style sheet', () => {
  const hostile = filtersOf([{ kind: '</style><script>' }, { kind: 'x' }], aspects);
  assert.ok(!filterStyles(hostile, 'row').includes('script'));
  assert.ok(hostile.every((filter) => !filterView(filter).toString().includes('<script')));
});
