import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { decimal, fixedScalePattern, scaleOf } from './decimal.js';

/** A decimal text: whether negative, its digits before and after the point. */
const texts = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.string({ unit: fc.constantFrom(...'0123456789') }))
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`);

test('every plain decimal is one, and its scale counts the digits after the point', () => {
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(decimal.test(text), true);
      const { length } = text.includes('.') ? text.slice(text.indexOf('.') + 1) : '';
      assert.equal(scaleOf(text), length);
    }),
  );
});

test('what is accepted is read losslessly: as a number of the same digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+eE, ') }), (text) => {
      if (!decimal.test(text)) return;
      const exact = new Decimal(text).toFixed(scaleOf(text));
      // A negative zero keeps its sign as text, not as a number.
      assert.equal(exact.replace(/^-/, ''), text.replace(/^-/, ''));
    }),
    { numRuns: 2000 },
  );
});

test('a second point, a sign inside or a group of blanks makes a decimal none', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.constantFrom(' ', ',', '+', 'e', '_'), (text, at, foreign) => {
      const place = at % (text.length + 1);
      assert.equal(decimal.test(text.slice(0, place) + foreign + text.slice(place)), false);
    }),
  );
});

test('a fixed scale accepts exactly that many digits after the point', () => {
  fc.assert(
    fc.property(fc.nat({ max: 18 }), fc.nat({ max: 18 }), fc.nat(), (demanded, given, value) => {
      const text = new Decimal(value).toFixed(given);
      assert.equal(new RegExp(fixedScalePattern(demanded)).test(text), demanded === given, text);
    }),
  );
});

test('a fixed scale is of amounts that are never below zero, unless it says so', () => {
  assert.equal(new RegExp(fixedScalePattern(2)).test('-1.50'), false);
  assert.equal(new RegExp(fixedScalePattern(2, true)).test('-1.50'), true);
  assert.equal(new RegExp(fixedScalePattern(2, true)).test('1.50'), true);
  assert.equal(new RegExp(fixedScalePattern(2, true)).test('--1.50'), false);
  assert.equal(new RegExp(fixedScalePattern(0, true)).test('-15'), true);
});
