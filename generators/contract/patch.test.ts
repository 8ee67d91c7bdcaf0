import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { parsePatch, patched, PatchError } from './patch.js';
import { patchFor } from './test-support/patch-for.js';

const { document } = loadContract('test');
const place = '/paths/~1v1~1payment-link/post';

test('a patch is written and read with the version that it is for', () => {
  const steps = patchFor('test', [{ op: 'add', path: `${place}/summary`, value: 'Other' }]);
  const read = parsePatch(JSON.stringify(steps), 'a.json');
  assert.equal(read.apiVersion, 'test');
  const after = patched(document, read.steps);
  assert.equal(after.paths['/v1/payment-link']?.['post']?.summary, 'Other');
  assert.notEqual(document.paths['/v1/payment-link']?.['post']?.summary, 'Other', 'the document given stays as it is');
});

test('what is gone already needs no removing', () => {
  const steps = [{ op: 'remove', path: `${place}/summary` }];
  const once = patched(document, steps);
  assert.deepEqual(patched(once, steps), once);
});

test('a patch that does not fit, or is none, is told by file and operation', () => {
  const wrong: [unknown, RegExp][] = [
    ['{', /^a\.json: no JSON/],
    ['{}', /^a\.json: no list of operations/],
    ['[{"op":"add"}]', /^a\.json#\/0: no operation of RFC 6902/],
    ['[null]', /^a\.json#\/0: no operation of RFC 6902/],
    ['[{"op":"add","path":"/x","value":1}]', /^a\.json: nothing tells which API version/],
  ];
  for (const [text, message] of wrong)
    assert.throws(() => parsePatch(String(text), 'a.json'), { name: PatchError.name, message });
  const misfits: [object, RegExp][] = [
    [{ op: 'add', path: '/paths/~1nowhere/post/summary', value: 1 }, /^a\.json#\/1: cannot add \/paths\/~1nowhere/],
    [{ op: 'replace', path: '/nothing', value: 1 }, /^a\.json#\/1: cannot replace \/nothing .*version test/],
  ];
  for (const [step, message] of misfits) {
    const { steps } = parsePatch(JSON.stringify([...patchFor('test', []), step]), 'a.json');
    assert.throws(() => patched(document, steps, 'a.json'), { name: PatchError.name, message });
  }
  assert.throws(() => patched(document, patchFor('latest', []), 'a.json'), /#\/0: cannot test \/info\/version/);
});
