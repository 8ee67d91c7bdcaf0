/** A result on a terminal: by call, the worst first, one line each. */
import pc from 'picocolors';
import type { Level } from '../../contracts/model/levels.js';
import { grouped, type ChangeGroup, type DiffResult, type ShownChange } from '../../diff/result.js';
import { summaryLines } from '../../diff/summary.js';

const paint: Record<Level, (text: string) => string> = { fail: pc.red, warn: pc.yellow, info: pc.blue };

/** A counterexample in so many characters; the whole of it is in the other formats. */
const longestValue = 400;

function valueLines({ counterexample }: ShownChange): string[] {
  if (!counterexample) return [];
  const { value, places, problem, sender } = counterexample;
  const text = JSON.stringify(value);
  const shown = text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
  return [
    `         ${pc.dim(`what the ${sender} side sends:`)} ${shown}`,
    `         ${pc.dim(`refused at ${places.map((place) => place || 'the whole').join(', ')}: ${problem}`)}`,
  ];
}

function changeLines(change: ShownChange): string[] {
  const { level, message, rule, proof, proofNote, advice, grade, waived, confidence, chosen } = change;
  const notes = [
    rule,
    proof + (proofNote === undefined ? '' : ` (${proofNote})`),
    ...(grade === undefined ? [] : [grade]),
    ...(confidence === undefined ? [] : [`confidence ${confidence}`]),
    ...(chosen ? [`level chosen, was ${chosen.was}: ${chosen.reason}`] : []),
    ...(waived ? [`waived by ${waived.owner} until ${waived.expires}`] : []),
  ];
  return [
    `  ${paint[level](level.padEnd(4))} ${message}  ${pc.dim(notes.join(', '))}`,
    ...(level === 'info' ? [] : [`         ${advice}`]),
    ...valueLines(change),
  ];
}

function groupLines({ subject, changes }: ChangeGroup): string[] {
  const call = subject.call === undefined || subject.id.startsWith(subject.call) ? '' : `  ${pc.dim(subject.call)}`;
  const kind = subject.kind === 'operation' || subject.kind === 'api' ? '' : `${subject.kind} `;
  return ['', `${pc.bold(`${kind}${subject.id}`)}${call}`, ...changes.flatMap(changeLines)];
}

/** The lines of a result: what was compared first, then the changes. */
export function renderDiff(result: DiffResult): string {
  const { from, to, changes } = result;
  const title = `${pc.bold(from.name)} → ${pc.bold(to.name)}`;
  const own = changes.filter(({ concerns }) => concerns !== false);
  const others = changes.filter(({ concerns }) => concerns === false);
  const heading = others.length > 0 ? ['', pc.underline('Others')] : [];
  return [
    title,
    ...summaryLines(result),
    ...grouped(own).flatMap(groupLines),
    ...heading,
    ...grouped(others).flatMap(groupLines),
  ].join('\n');
}
