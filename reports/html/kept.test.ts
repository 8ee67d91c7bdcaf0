/** The whole page of a run that has everything a page can tell. */
import { test } from 'node:test';
import type { RunRecord } from '../../engine/record/reader.js';
import { Digester } from '../digest/digest.js';
import { assertKept } from '../test-support/kept.js';
import { outline } from '../test-support/outline.js';
import { renderHtmlReport } from './report.js';
import { sampleContract } from './test-support/sample-contract.js';
import { conformantRecord, incompleteRecord, tornRecord } from './test-support/sample-records.js';
import { unprovenRecord } from './test-support/unproven-record.js';
import { wholeRecord } from './test-support/whole-record.js';

/** With short bodies, and of the cases that held the first alone: what is kept stays small enough to be read. */
function brief(record: RunRecord): RunRecord {
  const held = record.cases.findIndex(({ judgements }) => judgements.every(({ outcome }) => outcome === 'pass'));
  const short = (body: string): string =>
    body.length > 200 ? '{"balances":[{"amount":"1.5","currency":"EUR"}]}' : body;
  return {
    ...record,
    cases: record.cases
      .filter(
        ({ judgements }, at) =>
          at === held || judgements.some(({ outcome }) => outcome !== 'pass') || judgements.length === 0,
      )
      .map((entry) => ({
        ...entry,
        exchanges: entry.exchanges.map((line) => ({
          ...line,
          ...(line.response && { response: { ...line.response, body: short(line.response.body) } }),
        })),
        deliveries: entry.deliveries.map((line) => ({
          ...line,
          request: { ...line.request, body: short(line.request.body ?? '') },
        })),
      })),
    foreignDeliveries: record.foreignDeliveries.map((line) => ({
      ...line,
      request: { ...line.request, body: '{"a":1}' },
    })),
  };
}

const kept = (name: string, markup: string): void =>
  assertKept(new URL(`kept/${name}.txt`, import.meta.url), outline(markup));

test('every part of a page stands where it stood, as it stood', () => {
  kept('whole', renderHtmlReport(brief(wholeRecord()), sampleContract()));
});

/** What a page says before its findings. */
const top = (markup: string): string => markup.slice(0, markup.indexOf('<section id="areas"'));

test('so does what the first screen says of a run that found nothing, was cut short or had trouble', () => {
  for (const [name, record] of Object.entries({
    conformant: conformantRecord(),
    torn: tornRecord(),
    incomplete: incompleteRecord(),
    empty: { ...conformantRecord(), cases: [] },
  }))
    kept(name, top(renderHtmlReport({ ...record, cases: record.cases.slice(0, 1) }, sampleContract())));
});

test('so does what became of findings since a baseline', () => {
  const { run, cases, ...frame } = tornRecord();
  const digester = new Digester({ ...run, runId: 'earlier', startedAt: '2026-11-22T11:35:04.120Z' }, sampleContract());
  for (const entry of [...cases, ...brief(wholeRecord()).cases.slice(-4)]) digester.add(entry);
  const baseline = digester.finish({ run, ...frame, end: { type: 'end', at: run.startedAt } });
  const page = renderHtmlReport(brief(wholeRecord()), sampleContract(), baseline);
  const [since = ''] = /<section id="since".*?<\/section>/s.exec(page) ?? [];
  kept('since', since);
});

test('so does what a run says that proves little, and why', () => {
  const page = renderHtmlReport(unprovenRecord(), sampleContract());
  kept('unproven', top(page) + (/<section id="left-out".*/s.exec(page)?.[0] ?? ''));
  const { scope: _scope, ...early } = unprovenRecord();
  kept('unproven-early', top(renderHtmlReport(early, sampleContract())));
});

test('so does what became of each sort of waiver, the worst first', () => {
  const record = wholeRecord();
  const [waiver] = record.waivers;
  const states = (['not-judged', 'used', 'stale', 'expired'] as const).map((state, at) => ({
    ...waiver,
    state,
    line: at,
    findings: at,
  }));
  const page = renderHtmlReport({ ...record, cases: [], waivers: states as typeof record.waivers }, sampleContract());
  kept('waivers', /<section id="waivers".*?<\/section>/s.exec(page)?.[0] ?? '');
});
