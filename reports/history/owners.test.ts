import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownerOf, OwnersProblem, teamsIn, teamText } from './owners.js';
import { cause } from './test-support/lines.js';

const teams = teamsIn({
  teams: {
    payments: { reviewers: ['@ada'], areas: ['transfers'], webhooks: ['p2pTransfer'] },
    cards: { operations: ['getCard'], areas: ['cards'] },
  },
});

test('who names the operation or webhook owns it, or else who names the area', () => {
  const owner = (id: string, area?: string) => ownerOf(cause(id, area === undefined ? {} : { area }), teams)?.name;
  assert.equal(owner('getCard', 'transfers'), 'cards');
  assert.equal(owner('p2pTransfer'), 'payments');
  assert.equal(owner('createTransfer', 'Transfers'), 'payments');
  assert.equal(owner('getHealth', 'platform'), undefined);
});

test('a file that says something else is told where and what to do', () => {
  const problems = (value: unknown, message: RegExp) =>
    assert.throws(
      () => teamsIn(value),
      (error) => error instanceof OwnersProblem && message.test(error.message),
    );
  problems(null, /^teams: say teams by name/);
  problems({ teams: [] }, /^teams: say/);
  problems({ teams: { a: 'b' } }, /^teams\.a: say/);
  problems({ teams: { a: { area: ['x'] } } }, /^teams\.a\.area: not known; known are reviewers/);
  problems({ teams: { a: { areas: 'x' } } }, /^teams\.a\.areas: say a list/);
});

test('a team is named with its reviewers, and without brackets where it has none', () => {
  assert.equal(teamText({ name: 'payments', reviewers: ['@ada', '@bob'] }), 'payments (@ada, @bob)');
  assert.equal(teamText({ name: 'payments', reviewers: [] }), 'payments');
});
