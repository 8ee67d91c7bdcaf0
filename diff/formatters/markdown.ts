import { code, plain } from '../../text/markdown-text.js';
import { summaryLines } from '../summary.js';
import { grouped, type ShownChange } from '../result.js';
import type { Formatter } from './formatter.js';

const signs = { fail: '🔴', warn: '🟡', info: '🔵' } as const;

/** A value as a block of code, below an item of a list. */
function block(value: unknown): string[] {
  return [
    '',
    '  ```json',
    ...JSON.stringify(value, null, 2)
      .split('\n')
      .map((line) => `  ${line}`),
    '  ```',
    '',
  ];
}

function lines(change: ShownChange): string[] {
  const { level, rule, message, advice, proof, proofNote, counterexample, waived, chosen } = change;
  const marks = [
    proof,
    ...(chosen ? [`level chosen, was ${chosen.was}: ${plain(chosen.reason)}`] : []),
    ...(waived ? [`waived until ${waived.expires} by ${plain(waived.owner)}`] : []),
  ].join(', ');
  const note = proofNote === undefined ? '' : `: ${plain(proofNote)}`;
  return [
    `- ${signs[level]} **${level}** ${plain(message)} (\`${rule}\`, ${marks}${note}). ${plain(advice)}`,
    ...(counterexample
      ? [
          `  Refused at ${counterexample.places.map((place) => code(place || 'the whole')).join(', ')}:`,
          ...block(counterexample.value),
        ]
      : []),
  ];
}

/** A changelog for a pull request. */
export const markdown: Formatter = {
  id: 'markdown',
  about: 'a changelog for a pull request',
  file: 'diff.md',
  format(result) {
    const title = `# ${plain(result.from.name)} → ${plain(result.to.name)}`;
    const groups = grouped(result.changes).flatMap(({ subject, changes }) => [
      `## ${plain(subject.id)}${subject.call !== undefined && subject.call !== subject.id ? ` (${plain(subject.call)})` : ''}`,
      '',
      ...changes.flatMap(lines),
      '',
    ]);
    return [title, '', ...summaryLines(result).map((line) => `${plain(line)}  `), '', ...groups].join('\n');
  },
};
