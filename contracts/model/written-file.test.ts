import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenReader } from './written-file.js';

class Refused extends Error {}

const schema = {
  type: 'object',
  properties: { port: { type: 'integer' }, kind: { enum: ['a', 'b'] } },
  additionalProperties: false,
};
const problem = (message: string): Error => new Refused(message);
const read = writtenReader<object>({ schema, whole: 'the file', empty: {}, problem });

test('YAML and JSON are read, and an empty text stands for what it is said to', () => {
  assert.deepEqual(read('port: 80\nkind: a\n', 'f'), { port: 80, kind: 'a' });
  assert.deepEqual(read('{"port": 80}', 'f'), { port: 80 });
  assert.deepEqual(read('# nothing yet\n', 'f'), {});
  assert.throws(
    () => writtenReader({ schema, whole: 'the file', problem })('', 'f'),
    /^Error: f:1: the file must be object/,
  );
});

test('what does not fit is told with its line, and with what is allowed there', () => {
  for (const [text, message] of [
    ['port: 80\nkid: a\n', 'f:2: the file has the unknown member "kid"; there are port, kind'],
    ['port: 80\nkind: c\n', 'f:2: /kind must be one of a, b'],
    ['kind: a\nport: x\n', 'f:2: /port must be integer'],
    ['port: x\nkid: a\npost: b\n', 'f:2: the file has the unknown member "kid"; there are port, kind'],
    [`port: ${'['.repeat(250)}${']'.repeat(250)}\n`, 'f:1: is nested too deeply; 200 levels can be read'],
    ['port: &p [*p]\n', 'f:1: contains itself by an alias; write out what it stands for'],
  ] as const)
    assert.throws(
      () => read(text, 'f'),
      (error: unknown) => {
        assert.ok(error instanceof Refused);
        assert.equal(error.message, message);
        return true;
      },
    );
  assert.throws(() => read('port: [\n', 'f'), /^Error: f:\d: no YAML: /);
});
