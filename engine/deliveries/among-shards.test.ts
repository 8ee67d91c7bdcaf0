import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amongShards } from './among-shards.js';
import type { Explanation } from './explain.js';

const about = (users: readonly string[]) => ({ row: undefined, body: {}, users });
const said = (standing: Explanation['standing'], whose: Explanation['whose'] = 'shared'): Explanation => ({
  standing,
  whose,
  causes: [],
  shown: [],
});
const standing = (explanation: Explanation, users: string[], movesPartner?: boolean) =>
  amongShards(explanation, about(users), movesPartner === undefined ? undefined : { movesPartner }).standing;

test('what moves the partner is judged by one shard, and foreign to the others', () => {
  assert.equal(standing(said('unexplained'), [], true), 'unexplained');
  assert.equal(standing(said('unexplained'), [], false), 'foreign');
  assert.equal(standing(said('undecided'), [], false), 'foreign');
  assert.equal(standing(said('explained'), [], false), 'explained');
  assert.equal(standing(said('unexplained'), []), 'unexplained', 'one run alone explains all');
});

test('of a user that shards share, another one may have caused it; of its own a shard says all', () => {
  assert.equal(standing(said('unexplained'), ['user'], true), 'undecided');
  assert.equal(standing(said('unexplained', 'run'), ['user'], false), 'unexplained');
});
