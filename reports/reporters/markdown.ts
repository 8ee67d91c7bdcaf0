import { levels, type RunLine } from '../../engine/record/format.js';
import type { RecordFrame } from '../../engine/record/reader.js';
import type { Totals } from '../../engine/record/summary.js';
import type { Cause } from '../html/grouping.js';
import { count } from '../html/numbers.js';
import { verdictLabels } from '../html/words.js';
import { Gathering } from './gather.js';
import { code, plain, table } from './markdown-text.js';
import type { Reporter } from './reporter.js';

/** Causes that are listed; the others are counted. */
const listed = 50;

function told(numbers: Record<string, number>): string {
  const parts = Object.entries(numbers).filter(([, number]) => number > 0);
  return parts.length === 0 ? 'none' : parts.map(([name, number]) => `${number} ${name}`).join(', ');
}

function figures(run: RunLine, { cases, totals }: { cases: number; totals: Totals }): string {
  return table(
    ['', ''],
    [
      ['Target', `${plain(run.target.name)} ${code(run.target.baseUrl)}, strictness ${run.target.strictness}`],
      ['API version', plain(run.apiVersion)],
      ['Cases', `${cases}: ${told({ ...totals.cases, interrupted: totals.interrupted })}`],
      ['Traffic', `${count(totals.exchanges, 'exchange')}, ${count(totals.deliveries, 'delivery', 'deliveries')}`],
      ['Findings', told(Object.fromEntries([...levels].reverse().map((level) => [level, totals.byLevel[level]])))],
      ['Judgements rest on', told(totals.rests)],
      ['Run', `${code(run.runId)}, seed ${run.seed}, contract ${code(run.contractHash.slice(0, 12))}`],
    ],
  );
}

function causesTable(causes: readonly Cause[]): string {
  const rows = causes
    .slice(0, listed)
    .map(({ level, defaultLevel, check, place, headline, findings, cases, about }) => [
      level === defaultLevel ? level : `${level} (${defaultLevel} at a real target)`,
      code(check),
      plain(headline),
      place === undefined ? '' : code(place || 'the whole body'),
      plain(about.slice(0, 3).join(', ') + (about.length > 3 ? ` and ${about.length - 3} more` : '')),
      `${findings.length} in ${count(cases, 'case')}`,
    ]);
  const more = causes.length > listed ? [`And ${count(causes.length - listed, 'cause')} more.`] : [];
  return [table(['Level', 'Check', 'What', 'Place', 'Where', 'Findings'], rows), ...more].join('\n\n');
}

function troubles({ end, errors, torn }: RecordFrame): string[] {
  const lines = [
    ...(end ? [] : ['- The record has no end: the run was killed, or is still going on.']),
    ...(torn ? ['- Its last line was cut off.'] : []),
    ...errors.map(({ where, message }) => `- ${plain(where)}: ${plain(message)}`),
  ];
  return lines.length === 0 ? [] : ['### This run is incomplete', lines.join('\n')];
}

/** Markdown: the summary of a run, as chats, tickets and merge requests show it. */
export const markdown: Reporter = {
  id: 'markdown',
  file: 'report.md',
  about: 'a summary in Markdown, for merge requests and tickets',
  begin(run) {
    const gathering = new Gathering();
    return {
      add: (entry) => gathering.add(entry),
      finish(frame) {
        const { totals, causes, cases } = gathering.finish(frame);
        return `${[
          `## Partner API ${plain(run.apiVersion)}: ${verdictLabels[totals.verdict]}`,
          plain(totals.meaning),
          figures(run, { cases, totals }),
          ...troubles(frame),
          ...(causes.length > 0 ? ['### Findings by cause', causesTable(causes)] : []),
        ].join('\n\n')}\n`;
      },
    };
  },
};
