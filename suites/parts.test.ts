import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../contracts/model/load.js';
import { carriesOut, partsIn } from './parts.js';

const contract = loadContract('latest');
const of = 4;
const shardsOf = (title: string, sandbox = false): number[] =>
  Array.from({ length: of }, (_, index) => index + 1).filter((index) =>
    carriesOut({ contract, selection: { shard: { index, of } }, sandbox }, title),
  );

const titlesIn = (folder: string): string[] =>
  (partsIn[folder]?.({ contract, selection: {} }) ?? []).map(({ title }) => title);

test('every part is in one shard', () => {
  for (const folder of Object.keys(partsIn))
    for (const title of titlesIn(folder)) assert.equal(shardsOf(title).length, 1);
});

test('what moves the partner’s balance, or scripts the sink, stands in the last shard; the rest is spread', () => {
  const balances = [
    'createPartnerSepaTransfer',
    'createPartnerExchange',
    'getPartnerExchangeDetails',
    'createTransfer',
  ];
  const moving = titlesIn('suites/requests/').filter((title) => balances.some((id) => title.endsWith(`(${id})`)));
  assert.equal(moving.length, balances.length);
  for (const title of [...moving, ...titlesIn('suites/serial/'), ...titlesIn('suites/webhooks/')])
    assert.deepEqual(shardsOf(title), [of], title);
  for (const folder of ['suites/requests/', 'suites/flows/'])
    assert.equal(new Set(titlesIn(folder).flatMap((title) => shardsOf(title))).size, of, folder);
});

test('at sandboxes, of which each shard has its own, everything is spread', () => {
  const titles = titlesIn('suites/webhooks/');
  assert.ok(titles.length > of);
  assert.ok(new Set(titles.flatMap((title) => shardsOf(title, true))).size > 1);
});
