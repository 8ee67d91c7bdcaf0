import type { GateFormat } from './format.js';
import { plain } from '../../text/markdown-text.js';
import { standings, type GateRow } from './model.js';
import { answers, marksOf, reasonWords, rowsWith, standingWords } from './words.js';

const signs = { fail: '🔴', warn: '🟡', info: '🔵' } as const;

/** Rows of each standing that are written out: comments have a limit, and the JSON has them all. */
const written = 30;

function lineOf(row: GateRow): string {
  const { level, subject, message, why, advice } = row;
  const marks = marksOf(row).map((mark) => ` — ${plain(mark)}`);
  return `- ${signs[level]} **${level}** ${plain(subject)}: ${plain(message)}${marks.join('')}  \n  ${plain(why)}. ${plain(advice)}`;
}

/** A step summary, or a comment on a pull request. */
export const markdown: GateFormat = {
  id: 'markdown',
  about: 'a step summary or a comment on a pull request',
  file: 'gate.md',
  render(report) {
    const { verdict, from, to, reasons } = report;
    const sections = standings.flatMap((standing) => {
      const rows = rowsWith(report, standing);
      if (rows.length === 0) return [];
      const { title, meaning } = standingWords[standing];
      const more = rows.length > written ? [`- and ${rows.length - written} more`] : [];
      const isOpen = standing !== 'not-testable';
      const list = [...rows.slice(0, written).map(lineOf), ...more];
      return isOpen
        ? [`### ${title} (${rows.length})`, '', meaning, '', ...list, '']
        : [`<details><summary>${title} (${rows.length})</summary>`, '', meaning, '', ...list, '', '</details>', ''];
    });
    return [
      `## ${plain(from.version)} → ${plain(to.version)}: ${answers[verdict]} (${verdict})`,
      '',
      ...reasons.map(({ kind, text }) => `- **${reasonWords[kind]}**: ${plain(text)}`),
      '',
      ...sections,
    ].join('\n');
  },
};
