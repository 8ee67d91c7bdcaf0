import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mined } from './mined.js';

const known = ['kind', 'name', 'amount', 'email', 'firstName', 'price'];

const told = (body: unknown): string[] =>
  mined(typeof body === 'string' ? body : JSON.stringify(body), known).map(
    ({ path, constraint }) => `${path.join('.')} ${JSON.stringify(constraint)}`,
  );

test('the forms of frameworks are understood', () => {
  const forms: [string, unknown, string[]][] = [
    ['class-validator', { message: ['kind must be one of the following values: a, b'] }, ['kind {"enum":["a","b"]}']],
    ['class-validator', { message: ['name must be longer than or equal to 3 characters'] }, ['name {"minLength":3}']],
    ['class-validator', { message: ['amount must not be less than 5'] }, ['amount {"minimum":5}']],
    [
      'class-validator, in full',
      [{ property: 'email', constraints: { isEmail: 'email must be an email' } }],
      ['email {"format":"email"}'],
    ],
    ['Joi', { message: '"kind" must be one of [a, b]' }, ['kind {"enum":["a","b"]}']],
    [
      'Joi, in full',
      { details: [{ message: '"name" length must be at least 3 characters long', path: ['name'] }] },
      ['name {"minLength":3}'],
    ],
    [
      'zod',
      { issues: [{ path: ['kind'], message: "Invalid enum value. Expected 'a' | 'b', received 'c'" }] },
      ['kind {"enum":["a","b"]}'],
    ],
    ['zod 4', [{ path: ['kind'], message: 'Invalid option: expected one of "a"|"b"' }], ['kind {"enum":["a","b"]}']],
    [
      'zod, numbers',
      { issues: [{ path: ['amount'], message: 'Number must be greater than or equal to 5' }] },
      ['amount {"minimum":5}'],
    ],
    [
      'pydantic',
      { detail: [{ loc: ['body', 'kind'], msg: "Input should be 'a' or 'b'" }] },
      ['kind {"enum":["a","b"]}'],
    ],
    [
      'pydantic, lengths',
      { detail: [{ loc: ['body', 'name'], msg: 'String should have at least 3 characters' }] },
      ['name {"minLength":3}'],
    ],
    [
      'Spring',
      { errors: [{ field: 'name', defaultMessage: 'size must be between 3 and 9' }] },
      ['name {"minLength":3,"maxLength":9}'],
    ],
    ['Laravel', { errors: { name: ['The name field must be at least 3 characters.'] } }, ['name {"minLength":3}']],
    ['Rails', { errors: { name: ['is too short (minimum is 3 characters)'] } }, ['name {"minLength":3}']],
    ['Rails, in full', { errors: ["First name can't be blank"] }, ['firstName {}']],
    [
      'this API',
      { errorCode: 'P403', errorMessage: 'amount must have at most 8 decimal places. email must be an email.' },
      ['amount {"pattern":"^\\\\d+(\\\\.\\\\d{1,8})?$"}', 'email {"format":"email"}'],
    ],
    ['a plain text', 'price must be greater than 0', ['price {"exclusiveMinimum":0}']],
  ];
  for (const [name, body, expected] of forms) assert.deepEqual(told(body), expected, name);
});

test('what names no member, or says nothing that is understood, teaches nothing', () => {
  assert.deepEqual(told({ message: 'unknown product' }), []);
  assert.deepEqual(told({ message: 'kind is not for you' }), []);
  assert.deepEqual(told('<html>Bad Request</html>'), []);
  assert.deepEqual(told({ errors: null, list: [[[[[[['kind is required']]]]]]] }), []);
});
