/** What pages and summaries of comparisons tell of single findings, and of very many. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Digester, type RunDigest } from '../digest/digest.js';
import { largeCases, largeRun } from '../html/test-support/large-record.js';
import { sampleContract } from '../html/test-support/sample-contract.js';
import { compareRuns, type ComparedFinding } from './compare.js';
import { comparisonFormats } from './index.js';

function digest(runId: string, startedAt: string): RunDigest {
  const run = largeRun({ runId, startedAt });
  const digester = new Digester(run, sampleContract());
  for (const entry of largeCases({ cases: 5, contract: sampleContract(), findings: 0 })) digester.add(entry);
  const rest = { foreignDeliveries: [], errors: [], torn: false, waivers: [], lessons: [], coverage: [] };
  return digester.finish({ run, ...rest, end: { type: 'end', at: startedAt } });
}

const comparison = compareRuns(digest('a', '2026-01-01T00:00:00.000Z'), digest('b', '2026-01-02T00:00:00.000Z'));

function regressions(number: number): ComparedFinding[] {
  const finding = { name: 'n', subject: 's', check: 'odd', level: 'fail', defaultLevel: 'fail' } as const;
  return Array.from({ length: number }, (_, at) => ({
    change: 'regression',
    after: 'fail',
    finding: { ...finding, caseId: `case-${at}:a:b:`, message: `odd-${at}.`, waived: false, executions: 1 },
  }));
}

for (const [id, written] of [
  ['html', 500],
  ['markdown', 30],
] as const)
  test(`${id}: ${written} findings of a kind are written out, and the others counted`, () => {
    const render = comparisonFormats.find((format) => format.id === id)?.render;
    const of = (number: number): string => render?.({ ...comparison, findings: regressions(number) }) ?? '';
    const shown = (text: string): number => new Set(text.match(/odd-\d+\./g)).size;
    assert.equal(shown(of(written)), written);
    assert.doesNotMatch(of(written), / more\./);
    assert.equal(shown(of(written + 2)), written);
    assert.match(of(written + 2), /And 2 findings more\./);
  });

test('html: a finding tells where and since when it is, how its level changed, and what was expected and found', () => {
  const [regression] = regressions(1);
  assert.ok(regression);
  const render = comparisonFormats.find(({ id }) => id === 'html')?.render;
  const shown = (changes: Partial<ComparedFinding>, finding: Partial<ComparedFinding['finding']> = {}): string => {
    const one = { ...regression, ...changes, finding: { ...regression.finding, ...finding } };
    const [, body = ''] =
      /<div class="finding-body">(.*?)<\/details>/s.exec(render?.({ ...comparison, findings: [one] }) ?? '') ?? [];
    return body
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  };
  const since = { runId: 'run-7', startedAt: '2026-01-01T08:00:00.000Z', apiVersion: 'test' };
  assert.equal(shown({}), 'Check odd Case n case-0:a:b:');
  assert.equal(
    shown({ before: 'warn', after: 'fail', since }, { place: '', expected: 'P404', actual: 'P403' }),
    'Check odd Case n case-0:a:b: Place the whole body Level warn before, fail now Since 2026-01-01 08:00:00 UTC run-7 Expected P404 Actual P403',
  );
  assert.doesNotMatch(shown({ before: 'fail' }), /Level/);
});
