import { levels } from '../../contracts/model/levels.js';
import { deliveriesInWords } from '../../engine/record/delivery-coverage.js';
import type { RunLine } from '../../engine/record/format.js';
import type { RecordFrame } from '../../engine/record/reader.js';
import { groupSkips, type SkipGroup } from '../../engine/record/skips.js';
import type { Totals } from '../../engine/record/summary.js';
import { isBroken, waiverTrouble, type JudgedWaiver } from '../../engine/record/waivers.js';
import { isWaived, type Cause } from '../causes/cause.js';
import { consequenceText, kindLabels } from '../causes/words.js';
import { counted } from '../../text/counted.js';
import { originLabels, verdictLabels } from '../html/words.js';
import { Gathering } from './gather.js';
import { code, plain, table } from '../../text/markdown-text.js';
import type { Reporter } from './reporter.js';

/** Causes that are listed; the others are counted. */
const listed = 50;

/** Reasons of what was left out that are listed; the JSON report and the page have all. */
const reasonsListed = 3;

function told(numbers: Record<string, number>): string {
  const parts = Object.entries(numbers).filter(([, number]) => number > 0);
  return parts.length === 0 ? 'none' : parts.map(([name, number]) => `${number} ${name}`).join(', ');
}

/** @example '473 by the set-up, trigger-failed: 473 for: nobody could …; look at what the hook answered' */
function leftOutText({ cause, origin, cases, reasons, remedy }: SkipGroup): string {
  const shown = reasons.slice(0, reasonsListed).map(({ reason, cases: own }) => `${own} for: ${plain(reason)}`);
  const others = reasons.length > reasonsListed ? [`${counted(reasons.length - reasonsListed, 'other reason')}`] : [];
  const about =
    cause === undefined ? '' : `${cases}: ${origin ? `${originLabels[origin].toLowerCase()}, ` : ''}${code(cause)}. `;
  return `${about}${[...shown, ...others].join('; ')}${origin === 'set-up' && remedy !== undefined ? `. To do: ${plain(remedy)}` : ''}`;
}

/** Areas without whole proof, and operations that accepted no valid request. */
function proofSection({ areas, unaccepted }: Totals): string[] {
  const lacking = areas.filter(({ state }) => state === 'unproven' || state === 'in-part');
  if (lacking.length === 0 && unaccepted.length === 0) return [];
  const rows = lacking.map(({ name, state, lacks = '', cases, hindered, unaccepted: operations }) => [
    plain(name),
    state === 'in-part' ? 'in part' : state,
    plain(lacks),
    `${hindered.reduce((sum, row) => sum + row.cases, 0)} of ${cases}`,
    operations.map(code).join(', '),
  ]);
  return [
    '### Unproven',
    ...(rows.length > 0
      ? [table(['Area', 'Proof', 'Why', 'Cases kept from it', 'Accepted no valid request'], rows)]
      : []),
    ...(unaccepted.length > 0
      ? [
          unaccepted
            .map(
              ({ reason, tried, operations }) =>
                `- no valid request was ${tried ? 'accepted' : 'sent'}: ${counted(operations.length, 'operation')} (${plain(reason)})`,
            )
            .join('\n'),
        ]
      : []),
  ];
}

function worstFirst(byLevel: Totals['byLevel']): Record<string, number> {
  return Object.fromEntries([...levels].reverse().map((level) => [level, byLevel[level]]));
}

function figures(run: RunLine, { cases, totals }: { cases: number; totals: Totals }, frame: RecordFrame): string {
  const deliveries = deliveriesInWords(frame.deliveryCoverage);
  return table(
    ['', ''],
    [
      ['Target', `${plain(run.target.name)} ${code(run.target.baseUrl)}, strictness ${run.target.strictness}`],
      ['API version', plain(run.apiVersion)],
      ['Cases', `${cases}: ${told({ ...totals.cases, interrupted: totals.interrupted })}`],
      ...groupSkips(totals.skips).map((group, index) => [index === 0 ? 'Left out' : '', leftOutText(group)]),
      ...totals.leftOut.map(({ option, what }) => ['Filtered', `${code(option)}: ${plain(what)}`]),
      ['Traffic', `${counted(totals.exchanges, 'exchange')}, ${counted(totals.deliveries, 'delivery', 'deliveries')}`],
      ...(deliveries === undefined ? [] : [['Deliveries', deliveries]]),
      ['Findings', told(worstFirst(totals.byLevel))],
      ...(levels.some((level) => totals.waived[level] > 0)
        ? [['Of these waived', told(worstFirst(totals.waived))]]
        : []),
      ['Judgements rest on', told(totals.rests)],
      ['Run', `${code(run.runId)}, seed ${run.seed}, contract ${code(run.contractHash.slice(0, 12))}`],
    ],
  );
}

/** @example 'fail, 2 waived (info at a real target)' */
function levelText(cause: Cause): string {
  const { level, defaultLevel, waived } = cause;
  const accepted = isWaived(cause) ? ', waived' : waived > 0 ? `, ${waived} waived` : '';
  return `${level}${accepted}${level === defaultLevel ? '' : ` (${defaultLevel} at a real target)`}`;
}

/** Waivers that are listed; those that make the run fail all are. */
function waiversSection(waivers: readonly JudgedWaiver[]): string[] {
  if (waivers.length === 0) return [];
  const shown = [...waivers].sort((a, b) => Number(isBroken(b)) - Number(isBroken(a)));
  const rows = shown
    .slice(0, Math.max(listed, waivers.filter(isBroken).length))
    .map(({ state, check, id, place, findings, expires, owner, reason, ticket, file, line }) => [
      state,
      code(check),
      code(place === undefined ? id : `${id} ${place || 'the whole body'}`),
      String(findings),
      expires,
      plain(owner),
      plain(ticket === undefined ? reason : `${reason} (${ticket})`),
      code(`${file}:${line}`),
    ]);
  const troubles = waivers.flatMap((waiver) => waiverTrouble(waiver) ?? []);
  const more = rows.length < waivers.length ? [`And ${counted(waivers.length - rows.length, 'waiver')} more.`] : [];
  return [
    '### Waivers',
    ...(troubles.length > 0 ? [troubles.map((trouble) => `- ${plain(trouble)}`).join('\n')] : []),
    table(['State', 'Check', 'Where', 'Findings', 'Until', 'Owner', 'Reason', 'Written'], rows),
    ...more,
  ];
}

/** Consequences that are told of a cause; the JSON report and the page have all. */
const consequencesListed = 3;

function firstOf(consequences: readonly string[]): string {
  const rest = consequences.length - consequencesListed;
  return [...consequences.slice(0, consequencesListed), ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

function causesTable(causes: readonly Cause[]): string {
  const rows = causes
    .slice(0, listed)
    .map((cause) => [cause, levelText(cause)] as const)
    .map(([cause, level]) => [cause, level, cause.consequences.map(consequenceText)] as const)
    .map(([{ check, place, headline, findings, cases, about, kind }, level, consequences]) => [
      level,
      code(check),
      plain(headline),
      place === undefined ? '' : code(place || 'the whole body'),
      plain(about.slice(0, 3).join(', ') + (about.length > 3 ? ` and ${about.length - 3} more` : '')),
      `${findings.length} in ${counted(cases, 'case')}`,
      kindLabels[kind],
      plain(firstOf(consequences)),
    ]);
  const more = causes.length > listed ? [`And ${counted(causes.length - listed, 'cause')} more.`] : [];
  return [table(['Level', 'Check', 'What', 'Place', 'Where', 'Findings', 'Kind', 'Explains'], rows), ...more].join(
    '\n\n',
  );
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
  begin(run, _contract, options) {
    const gathering = new Gathering(options?.groupBy);
    return {
      add: (entry) => gathering.add(entry),
      finish(frame) {
        const { totals, causes, cases } = gathering.finish(frame);
        return `${[
          `## Partner API ${plain(run.apiVersion)}: ${verdictLabels[totals.verdict]}`,
          plain(totals.meaning),
          figures(run, { cases, totals }, frame),
          ...proofSection(totals),
          ...troubles(frame),
          ...(causes.length > 0 ? [`### Findings by ${options?.groupBy ?? 'cause'}`, causesTable(causes)] : []),
          ...waiversSection(frame.waivers),
        ].join('\n\n')}\n`;
      },
    };
  },
};
