import { contractChanges } from './announced.js';
import { plantedChanges } from './planted.js';
import type { Verdict } from './task.js';

const saidOf = (verdicts: readonly Verdict[], id: string): string =>
  verdicts
    .find((verdict) => verdict.id === id)
    ?.rows.map(({ message }) => message)
    .join('; ') ?? '';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** What was planted and what the gate said of it, as Markdown. */
export function renderGateMatrix(verdicts: readonly Verdict[]): string {
  const valid = plantedChanges.filter((change) => change.valid).length;
  const varying = plantedChanges.filter((change) => change.varies).length;
  return [
    '# What the upgrade gate sees',
    '',
    'Written by `npm run gate-matrix`. Each change is planted alone, and the gate has to tell of it in one row.',
    '',
    '## Changes of behaviour that no contract announces',
    '',
    `${plantedChanges.length} changes of the sandbox of \`test\`, seen by a client of \`latest\`. ${valid} of them say what both contracts allow, and`,
    `${varying} are in values that are others in each run. Each is *seen, not announced*; without them there is no such row.`,
    '',
    '| change | what is different | valid | varies | the row |',
    '|---|---|---|---|---|',
    ...plantedChanges.map(
      ({ id, about, valid: isValid, varies }) =>
        `| \`${id}\` | ${about} | ${isValid ? 'yes' : ''} | ${varies ? 'yes' : ''} | ${cell(saidOf(verdicts, id))} |`,
    ),
    '',
    '## Changes of the contract that the sandbox does not make',
    '',
    `${contractChanges.length} changes of the contract of \`test\`; the sandbox goes on as before. Each is *announced, not seen*.`,
    '',
    '| change | what is announced | the row |',
    '|---|---|---|',
    ...contractChanges.map(({ id, about }) => `| \`${id}\` | ${about} | ${cell(saidOf(verdicts, id))} |`),
    '',
  ].join('\n');
}
