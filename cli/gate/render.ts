import pc from 'picocolors';
import { standings, type GateReport, type GateVerdict } from '../../reports/gate/model.js';
import { answers, isBlocking, marksOf, reasonWords, rowsWith, standingWords } from '../../reports/gate/words.js';

/** Rows of each standing that a terminal shows. */
const shown = 10;

const paint: Record<GateVerdict, (text: string) => string> = {
  safe: pc.green,
  'safe for your usage': pc.green,
  'not safe': pc.red,
  unproven: pc.yellow,
};

/** What a terminal shows of a gate. */
export function renderGate(report: GateReport): string {
  const { verdict, from, to, reasons } = report;
  const told = standings.flatMap((standing) => {
    const rows = rowsWith(report, standing);
    if (standing === 'not-testable' || rows.length === 0) return [];
    const more = rows.length > shown ? [pc.dim(`  and ${rows.length - shown} more`)] : [];
    return [
      standingWords[standing].title,
      ...rows.slice(0, shown).map((row) => {
        const marks = marksOf(row).map((mark) => pc.dim(` ${mark}`));
        const level = isBlocking(row, report) ? pc.red(row.level) : row.level;
        return `  ${level} ${row.subject}: ${row.message}${marks.join('')}\n       ${pc.dim(row.why)}`;
      }),
      ...more,
    ];
  });
  const counts = standings.map((one) => `${rowsWith(report, one).length} ${standingWords[one].title.toLowerCase()}`);
  return [
    `verdict   ${paint[verdict](verdict)}: ${answers[verdict]}, ${from.version} → ${to.version}`,
    ...reasons.map(({ kind, text }) => `${reasonWords[kind].toLowerCase().padEnd(12)} ${text}`),
    `changes   ${counts.join(' · ')}`,
    ...told,
  ].join('\n');
}
