import pc from 'picocolors';
import { deliveriesInWords } from '../engine/record/delivery-coverage.js';
import { explorationInWords } from '../engine/record/exploration.js';
import type { Verdict } from '../engine/record/format.js';
import type { SkipOrigin } from '../engine/record/skip-causes.js';
import { groupSkips, type SkipGroup } from '../engine/record/skips.js';
import type { Totals } from '../engine/record/summary.js';
import { waiverTrouble } from '../engine/record/waivers.js';
import { isWaived, type Cause } from '../reports/causes/cause.js';
import { consequenceText, kindText } from '../reports/causes/words.js';
import type { Digest } from '../runner/reports.js';
import { counted } from '../text/counted.js';

const paint = {
  conformant: pc.green,
  unproven: pc.yellow,
  findings: pc.red,
  unusable: pc.yellow,
  incomplete: pc.yellow,
};

/** What a terminal calls a verdict. */
const verdictWords: Record<Verdict, string> = {
  conformant: 'conformant',
  unproven: 'unproven in part',
  findings: 'findings',
  unusable: 'unusable',
  incomplete: 'incomplete',
};

const levelPaint = { fail: pc.red, warn: pc.yellow, info: pc.cyan };

function countsText(parts: Record<string, number>): string {
  const told = Object.entries(parts).filter(([, count]) => count > 0);
  return told.length === 0 ? 'none' : told.map(([name, count]) => `${count} ${name}`).join(' · ');
}

function sum(numbers: Record<string, number>): number {
  return Object.values(numbers).reduce((a, b) => a + b, 0);
}

/** Which answers of a receiver end a delivery, and which have it tried again. */
function answersRow(answers: Totals['answers']): [string, string] {
  const named = (wanted: (row: Totals['answers'][number]) => boolean): string =>
    answers
      .filter(wanted)
      .map(({ answer }) => answer)
      .join(', ') || 'none';
  const acknowledge = named(({ retried }) => retried === 0);
  return ['answers', `${acknowledge} acknowledge · ${named(({ retried }) => retried > 0)} have it tried again`];
}

/** Reasons that a terminal shows; the report has all. */
const reasonsShown = 3;

/** Why cases of one cause were left out. */
function reasonsOf({ reasons }: SkipGroup): string {
  const shown = reasons.slice(0, reasonsShown).map(({ reason, cases }) => `${cases} for: ${reason}`);
  const others = reasons.slice(reasonsShown);
  const rest = others.reduce((all, { cases }) => all + cases, 0);
  if (others.length > 0)
    shown.push(`${rest} for ${others.length === 1 ? 'another reason' : `${others.length} other reasons`}`);
  return shown.join('; ');
}

const originWords: Record<SkipOrigin, string> = {
  'set-up': 'by the set-up, ',
  target: 'by the target, ',
  api: 'by the API, ',
  choice: 'not asked for, ',
};

/** What was left out, by cause: what the set-up lacks stands first, with what to do. */
function skipRows(skips: Totals['skips']): [string, string][] {
  const groups = groupSkips(skips);
  return groups.map((group, index) => {
    const { origin, cause, remedy, cases } = group;
    const what = cause === undefined ? '' : `${origin ? originWords[origin] : ''}${cause}, `;
    const mend = origin === 'set-up' && remedy !== undefined ? `; ${remedy}` : '';
    return [
      index === 0 ? 'left out' : '',
      cause === undefined ? reasonsOf(group) : `${cases} ${what}${reasonsOf(group)}${mend}`,
    ];
  });
}

/** Operations that a row names; the report has all. */
const operationsShown = 3;

/** Operations of which no valid request was accepted, by what the target answered. */
function unacceptedRows(groups: Totals['unaccepted']): [string, string][] {
  const rows = groups.slice(0, reasonsShown).map(({ reason, tried, operations }) => {
    const names = operations.slice(0, operationsShown).join(', ');
    const more = operations.length > operationsShown ? ', …' : '';
    const number = counted(operations.length, 'operation');
    return `no valid request was ${tried ? 'accepted' : 'sent'}: ${number}, ${names}${more} (${reason})`;
  });
  const rest = groups.slice(reasonsShown).reduce((sum, { operations }) => sum + operations.length, 0);
  return [...rows, ...(rest > 0 ? [`and ${rest} more for other reasons`] : [])].map((row, index) => [
    index === 0 ? 'unproven' : '',
    row,
  ]);
}

/** Causes that a terminal shows, and consequences of each. */
const causesShown = 20;
const consequencesShown = 3;

/** A cause with what it explains. */
function causeText(cause: Cause): string {
  const { level, defaultLevel, check, headline, findings, cases, caseId, waived, consequences } = cause;
  const real = level === defaultLevel ? '' : pc.dim(` (${defaultLevel} at a real target)`);
  const accepted = waived === 0 ? '' : pc.dim(isWaived(cause) ? ' waived' : ` ${waived} waived`);
  const shown = consequences.slice(0, consequencesShown).map((one) => `explains ${consequenceText(one)}`);
  const rest = consequences.length - shown.length;
  const number = `${counted(findings.length, 'finding')} in ${counted(cases, 'case')}`;
  return [
    `  ${levelPaint[level](level)}${accepted}${real} ${check}: ${headline}`,
    `${number}, ${kindText(cause)}`,
    ...shown,
    ...(rest > 0 ? [`explains ${rest} more`] : []),
    caseId,
  ]
    .map((line, at) => (at === 0 ? line : `       ${pc.dim(line)}`))
    .join('\n');
}

/** The summary of a run for a terminal; honours NO_COLOR. */
export function renderSummary({ frame, totals, causes }: Digest): string {
  const { run } = frame;
  const told = deliveriesInWords(frame.deliveryCoverage);
  const explored = explorationInWords(frame.exploration);
  const rows: [string, string][] = [
    ['verdict', `${paint[totals.verdict](pc.bold(verdictWords[totals.verdict]))}: ${totals.meaning}`],
    ...unacceptedRows(totals.unaccepted),
    ...totals.leftOut.map(({ option, what }): [string, string] => ['filtered', `${option}: ${what}`]),
    [
      'target',
      `${run.target.name} (${run.target.baseUrl}), version ${run.apiVersion}, strictness ${run.target.strictness}, seed ${run.seed}`,
    ],
    ['cases', `${sum(totals.cases) + totals.interrupted}: ${countsText(totals.cases)}`],
    ...skipRows(totals.skips),
    ['traffic', `${totals.exchanges} exchanges · ${totals.deliveries} deliveries`],
    ...(told === undefined ? [] : [['told', told] as [string, string]]),
    ...(explored === undefined ? [] : [['explored', explored] as [string, string]]),
    ...(totals.answers.length > 0 ? [answersRow(totals.answers)] : []),
    ['rests on', countsText(totals.rests)],
    [
      'findings',
      countsText(totals.byLevel) + (sum(totals.waived) > 0 ? `, of these waived ${countsText(totals.waived)}` : ''),
    ],
    ...(frame.waivers.length > 0 ? [['waivers', countsText(totals.waivers)] as [string, string]] : []),
  ];
  const findings = causes.slice(0, causesShown).map(causeText);
  const left = causes.length - findings.length;
  const more = left > 0 ? [`  … and ${left} more in the report`] : [];
  const troubles = frame.waivers.flatMap((waiver) => waiverTrouble(waiver) ?? []);
  const waivers = troubles.map((trouble) => `  ${pc.red('waiver')} ${trouble}`);
  const errors = frame.errors.map((error) => `  ${pc.yellow('error')} ${error.where}: ${error.message}`);
  return [...rows.map(([name, text]) => `${name.padEnd(9)} ${text}`), ...findings, ...more, ...waivers, ...errors].join(
    '\n',
  );
}
