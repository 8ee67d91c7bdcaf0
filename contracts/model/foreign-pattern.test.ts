import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeignPattern } from './foreign-pattern.js';
import { patternOf } from './lenient-pattern.js';

test('patterns of other dialects are told from those of ECMAScript', () => {
  for (const pattern of [
    ...['\\A[A-Z]{2}\\d{6}\\z', '^[[:alpha:]]+$', '/^[a-z]+$/i', '(?i)^abc$', '^(?P<year>\\d{4})$', '^a++$', '^\\h+$'],
    ...['^(?>a|b)$', '^a{2}+$', '\\Qa.b\\E', '(?i:a)'],
  ])
    assert.equal(isForeignPattern(pattern), true, pattern);
  for (const pattern of [
    ...[
      '^\\p{L}+$',
      '^\\p{Lu}+\\P{Script=Greek}+$',
      '(?<=a)b',
      '^[\\w\\-\\.]+\\@[a-z]+$',
      '^(?<year>\\d{4})$',
      '^(a+)+$',
      '^.$',
      '^[\\u{1F600}-\\u{1F64F}]$',
    ],
    ...['^[+*]+$', '^a+?$', '^\\++$', '^/api/[a-z]+$', '^https?:/', '/orders/', '\\\\Ab', '^[^:]+:[a-z]$', '^[?+]+$'],
  ])
    assert.equal(isForeignPattern(pattern), false, pattern);
});

test('nothing is judged by a pattern of another dialect', () => {
  assert.equal(patternOf('\\A[A-Z]{2}\\z'), undefined);
  assert.equal(patternOf('^[A-Z]{2}$')?.test('ab'), false);
});
