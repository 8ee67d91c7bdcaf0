import { counted } from '../../text/counted.js';
import { moment } from '../html/numbers.js';
import { code, plain, table } from '../../text/markdown-text.js';
import { changes, countChanges, type ComparedFinding, type Comparison } from './compare.js';
import type { ComparisonFormat } from './format.js';
import { headline, milliseconds, runName } from './text.js';
import { changeWords } from './words.js';

/** Findings of each kind that are listed; the others are counted. */
const listed = 30;

function findingRow({ finding, before, after, since }: ComparedFinding, withSince: boolean): string[] {
  const { check, place, message, caseId } = finding;
  const level = before && after && before !== after ? `${before} → ${after}` : (after ?? before ?? '');
  return [
    finding.waived ? `${level}, waived` : level,
    code(check),
    plain(message),
    code(place === undefined ? caseId : `${caseId} ${place}`),
    ...(withSince ? [since ? plain(moment(since.startedAt)) : ''] : []),
  ];
}

function section(comparison: Comparison, change: (typeof changes)[number]): string[] {
  const own = comparison.findings.filter((compared) => compared.change === change);
  if (own.length === 0) return [];
  const withSince = own.some(({ since }) => since);
  const { title, meaning } = changeWords[change];
  const head = ['Level', 'Check', 'What', 'Case', ...(withSince ? ['Since'] : [])];
  return [
    `### ${title} (${own.length})`,
    meaning,
    table(
      head,
      own.slice(0, listed).map((compared) => findingRow(compared, withSince)),
    ),
    ...(own.length > listed ? [`And ${counted(own.length - listed, 'finding')} more.`] : []),
  ];
}

function latencySection({ latency }: Comparison): string[] {
  if (latency.length === 0) return [];
  const rows = latency.map(({ id, before, after, p }) => [
    code(id),
    `${milliseconds(before.medianMs)} (${before.samples})`,
    `${milliseconds(after.medianMs)} (${after.samples})`,
    p < 0.0001 ? '< 0.0001' : p.toFixed(4),
  ]);
  return [
    '### Latency',
    table(['Operation or webhook', 'Median before (samples)', 'Median after (samples)', 'p'], rows),
  ];
}

/** Markdown, for merge requests and tickets. */
export const markdown: ComparisonFormat = {
  id: 'markdown',
  file: 'comparison.md',
  render(comparison) {
    const { before, after, notes, trend, common } = comparison;
    const counts = countChanges(comparison);
    return `${[
      `## ${headline(comparison)}`,
      table(
        ['', 'Run', 'Verdict', 'Findings'],
        [
          ['Before', runName(before), before.totals.verdict, String(before.findings.size)],
          ['After', runName(after), after.totals.verdict, String(after.findings.size)],
        ].map(([label = '', name = '', ...rest]) => [label, plain(name), ...rest]),
      ),
      `${counted(common, 'case')} judged by both. ${changes.map((change) => `${changeWords[change].title}: ${counts[change]}`).join(' · ')}`,
      ...(notes.length > 0 ? [notes.map((note) => `- ${plain(note)}`).join('\n')] : []),
      ...changes.flatMap((change) => section(comparison, change)),
      ...latencySection(comparison),
      ...(trend.length > 2
        ? [
            '### Trend',
            table(
              ['Run', 'Verdict', 'fail', 'warn', 'info'],
              trend.map(({ startedAt, apiVersion, verdict, byLevel }) => [
                plain(`${moment(startedAt)} ${apiVersion}`),
                verdict,
                ...[byLevel.fail, byLevel.warn, byLevel.info].map(String),
              ]),
            ),
          ]
        : []),
    ].join('\n\n')}\n`;
  },
};
