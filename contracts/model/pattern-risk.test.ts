import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riskOf } from './pattern-risk.js';

test('repetitions within repetitions, and choices within them, may take for ever', () => {
  for (const source of [
    ...[
      '^(a+)+$',
      '(a|aa)*$',
      '^(a|a)+$',
      '^([a-z]+)*!$',
      '^(?:\\w+\\s?)+$',
      '^((a?)b?)+$',
      '^(\\d{1,9}){5}$',
      '^(x(a*))+$',

      '^(aa+)*$',
      '^(a?)*$',
      '^(-[a-z]+[a-z]+)*$',
      '^(-[a-z-]+)*$',
      '^(.a+)*$',
      '^(-a+|b)*$',
      '^(-?a+)*$',
      '(^a+)*x',
      '^(?<tail>[a-z]+x)*$',
    ],
    ...['^(?<n>[)]+)+$', '(a)\\1', '(?<n>a)\\k<n>'],
  ])
    assert.equal(riskOf(source), Infinity, source);
});

test('others take a power of the length: one for each free repetition, and one where they may begin anywhere', () => {
  for (const [source, degree] of [
    ['^[A-Z]{2}-\\d{3}$', 0],
    ['^(\\d{4}-){3}\\d{4}$', 0],
    ['^\\d+$', 1],
    ['^-?\\d+(\\.\\d+)?$', 2],
    ['\\d+', 2],
    ['^[(+*]{2,}\\(\\*$', 1],
    ['^\\d+\\d*x{2,9}$', 3],
    ['^a{0,2}(b|c)?$', 0],
    ['^(?=.*x)a', 1],
    ['^[a-z0-9]+(-[a-z0-9]+)*$', 3],
    ['^(\\.\\d+)+$', 2],
    ['^(a+){1}$', 1],
    ['^(-[(a]+)*$', 2],
    ['^(-[^-]+)*$', 2],
    ['^(?<part>-[a-z]+)*$', 2],
  ] as const)
    assert.equal(riskOf(source), degree, source);
});
