import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../contracts/model/load.js';
import { parseGivenValues } from './file.js';

const contract = loadContract('test');
const read = (text: string, environment = {}) => parseGivenValues(text, 'values.yaml', contract, environment);

test('values have a place, and stand in the file or in the environment', () => {
  const text = `values:
  - at: path externalUserId
    value: maria
  - operation: create*
    at: body /address/city
    value: { name: Kraków, districts: [1, 2] }
  - at: query page
    value: 2
  - operation: createUser
    at: body
    value: { env: WHOLE }
`;
  assert.deepEqual(read(text, { WHOLE: 'secret' }), [
    { place: 'path', name: 'externalUserId', value: 'maria' },
    { operation: 'create*', place: 'body', name: '/address/city', value: { name: 'Kraków', districts: [1, 2] } },
    { place: 'query', name: 'page', value: 2 },
    { operation: 'createUser', place: 'body', name: '', value: 'secret', secret: true },
  ]);
  assert.deepEqual(read(''), []);
});

test('what cannot be meant is told with its line', () => {
  const odd: [entry: string, said: RegExp][] = [
    ['at: path externalUserId', /^values\.yaml:2: value is missing/],
    [
      'at: cookie a\n    value: 1',
      /:2: at: should be "path <name>", "query <name>", "header <name>" or "body <JSON Pointer>"$/,
    ],
    ['at: body name\n    value: 1', /:2: at: should be/],
    ['at: query\n    value: 1', /:2: at: should be/],
    ['at: query page\n    value: 1\n    where: x', /:2: "where" is no member of a value; it has operation, at, value$/],
    [
      'operation: createUsers\n    at: body /a\n    value: 1',
      /:2: operation createUsers: there is none in version test; did you mean createUser/,
    ],
    [
      'at: path externalUserIds\n    value: 1',
      /:2: no such operation has a path parameter "externalUserIds"; did you mean externalUserId/,
    ],
    ['at: query page\n    value: [1]', /:2: value: of a parameter it should be a text, a number, true or false$/],
    ['at: query page\n    value: { env: NOT_SET }', /:2: the environment variable NOT_SET is not set$/],
  ];
  for (const [entry, message] of odd)
    assert.throws(() => read(`values:\n  - ${entry}\n`), { name: 'UsageError', message }, entry);
});
