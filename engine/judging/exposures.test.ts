import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardExposures } from './exposures.js';
import type { ShownText } from './shown-texts.js';

function told(text: string, { name = 'note', sent = '' } = {}): string[] {
  const shown: ShownText = { where: 'body', name, pointer: `/${name}`, text };
  return cardExposures([shown], { names: new Set(), cards: false, sent: () => sent }).map(({ actual }) => actual);
}

test('numbers of every issuer are card numbers, other digits that pass Luhn are not', () => {
  for (const number of [
    '4111111111111111',
    '5105105105105100',
    '2223003122003222',
    '378282246310005',
    '6011111111111117',
    '6445644564456445',
    '6500000000000002',
  ])
    assert.deepEqual(told(number), [`a card number ending in ${number.slice(-4)}`], number);
  for (const number of ['1000000000000008', '9000000000000001', '6400000000000000'])
    assert.deepEqual(told(number), [], number);
});

test('a CVV is told by its name, however it is written', () => {
  for (const text of ['cvv: 123', 'CVV2=1234', 'the cvc is 123', '"cvv":"123"', "cvc2 '123'", 'cvv 123'])
    assert.equal(told(text).length, 1, text);
  for (const text of [
    'cvv island 123',
    'cvv 3 digits',
    'cvv: 123.50',
    'cvv: 123 digits',
    'cvv 123 characters',
    'cvvx 123',
    'cvv',
  ])
    assert.deepEqual(told(text), [], text);
});

test('what the caller sent is told back to it', () => {
  assert.deepEqual(told('cvv: 123', { sent: 'code 123' }), []);
  assert.deepEqual(told('4111 1111 1111 1111', { sent: '4111111111111111' }), []);
});

test('digits of an IBAN are no card number; those beside it are', () => {
  const iban = 'GB94BARC10201530093459';
  assert.deepEqual(told(`to ${iban}`), []);
  assert.deepEqual(told(`4111111111111111 to ${iban}`), ['a card number ending in 1111']);
  assert.deepEqual(told(`${iban} from 4111111111111111`), ['a card number ending in 1111']);
});
