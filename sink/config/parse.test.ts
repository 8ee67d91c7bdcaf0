import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSinkConfig, SinkConfigError } from './parse.js';

test('a configuration is read from YAML and from JSON', () => {
  const yaml =
    'port: 8080\ninboxes:\n  - name: a\n    pathPrefix: /a\n    token: { env: TOKEN_A }\n    answers:\n      - steps: [500, reset]\n';
  const value = {
    port: 8080,
    inboxes: [{ name: 'a', pathPrefix: '/a', token: { env: 'TOKEN_A' }, answers: [{ steps: [500, 'reset'] }] }],
  };
  assert.deepEqual(parseSinkConfig(yaml, 'sink.yaml'), value);
  assert.deepEqual(parseSinkConfig(JSON.stringify(value), 'sink.json'), value);
  assert.deepEqual(parseSinkConfig('', 'empty.yaml'), {});
});

test('what can not be meant is told with its line', () => {
  const cases: [text: string, message: RegExp][] = [
    ['port: 1\nprt: 2\n', /^s\.yaml:2: the configuration has the unknown member "prt"; there are .*\bport\b/],
    ['port: 70000\n', /^s\.yaml:1: \/port must be <= 65535$/],
    [
      'inboxes:\n  - name: a\n    pathprefix: /a\n',
      /^s\.yaml:3: \/inboxes\/0 has the unknown member "pathprefix"; there are .*\bpathPrefix\b/,
    ],
    ['inboxes:\n  - port: 1\n', /^s\.yaml:2: \/inboxes\/0 must have required property 'name'$/],
    [
      'inboxes:\n  - name: a\n    answers:\n      - steps:\n          - 500\n          - rest\n',
      /^s\.yaml:6: .*one of ok, error, .*reset/,
    ],
    [
      'inboxes:\n  - name: a\n    answers:\n      - steps:\n          - { status: 99 }\n',
      /^s\.yaml:5: .*\/status must be >= 200$/,
    ],
    ['inboxes:\n  - name: a\n    token: { evn: X }\n', /^s\.yaml:3: \/inboxes\/0\/token /],
    // The misspelt member explains the one that is missing.
    [
      'inboxes:\n  -\n    port: 1\n    nme: a\n',
      /^s\.yaml:4: \/inboxes\/0 has the unknown member "nme"; there are .*\bname\b/,
    ],
    [
      'inboxes:\n  - name: a\n    answers:\n      - steps:\n          - headers:\n              a: b\n              a~b: 1\n',
      /^s\.yaml:7: .*\/headers\/a~0b must be string$/,
    ],
    ['port: [\n', /^s\.yaml:\d: no YAML: /],
  ];
  for (const [text, message] of cases)
    assert.throws(
      () => parseSinkConfig(text, 's.yaml'),
      (error) =>
        (error instanceof SinkConfigError && message.test(error.message)) || assert.fail(`${text} ${String(error)}`),
    );
});
