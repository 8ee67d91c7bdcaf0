import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComparedFinding, Comparison } from '../compare/compare.js';
import type { ReportModel } from './model.js';
import { findingKey } from '../digest/fingerprint.js';
import { regressionsAtGlance, sinceSection } from './since.js';

type Changes = Partial<Omit<ComparedFinding, 'finding'>> & { finding?: Partial<ComparedFinding['finding']> };

function compared({ finding, ...changes }: Changes = {}): ComparedFinding {
  const base = { caseId: 'a:b:c:', check: 'odd', level: 'fail', message: 'It is odd.', name: 'A case' };
  return { change: 'regression', after: 'fail', ...changes, finding: { ...base, ...finding } } as ComparedFinding;
}

function comparisonOf(findings: readonly ComparedFinding[], notes: readonly string[] = []): Comparison {
  const before = { run: { runId: 'earlier', startedAt: '2026-11-22T11:35:04.120Z' } };
  return { before, findings, notes } as unknown as Comparison;
}

function shown(findings: readonly ComparedFinding[], places: ReportModel['places'] = new Map()): string {
  return String(sinceSection({ comparison: comparisonOf(findings), places } as unknown as ReportModel));
}

const text = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('a waived regression is listed and marked, and is none at a glance', () => {
  const waived = compared({ finding: { waived: true } });
  assert.match(text(shown([waived])), /Fail Waived It is odd\. A case/i);
  assert.doesNotMatch(text(shown([compared()])), /waived/i);
  assert.equal(regressionsAtGlance(comparisonOf([waived, compared()]))?.number, 1);
  assert.equal(regressionsAtGlance(undefined), undefined);
});

test('findings that say the same of several cases are one line, with their number; another place is another line', () => {
  const alike = [compared(), compared({ finding: { caseId: 'other', name: 'Another case' } })];
  const lines = (findings: readonly ComparedFinding[]): string[] =>
    [...shown(findings).matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => text(line));
  assert.deepEqual(lines(alike), ['fail It is odd. A case and 1 other case 2']);
  assert.deepEqual(lines([compared(), compared({ finding: { place: '/a' } })]), [
    'fail It is odd. A case',
    'fail It is odd. A case',
  ]);
});

test('what is still there leads to its finding, by case, check and place; what is fixed leads nowhere', () => {
  const finding = { place: '/items/*/a' };
  const places = new Map([
    [findingKey('a:b:c:', { check: 'odd', pointer: '/items/0/a' }), { caseNumber: 3, judgement: 1 }],
  ]);
  assert.match(shown([compared({ finding })], places), /<a href="#finding-3-2">It is odd\.<\/a>/);
  const { after: _after, ...fixed } = compared({ finding, change: 'fixed', before: 'warn' });
  const markup = shown([fixed], places);
  assert.doesNotMatch(markup, /<a /);
  assert.match(text(markup), /Fixed 1 .*warn It is odd\./i);
});
