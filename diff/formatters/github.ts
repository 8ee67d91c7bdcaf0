import type { ShownChange } from '../result.js';
import type { FormatContext, Formatter } from './formatter.js';

const commands = { fail: 'error', warn: 'warning', info: 'notice' } as const;

/** Text in a workflow command (GitHub, "Workflow commands"): what would end it is escaped. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function line(change: ShownChange, { locate }: FormatContext): string {
  const { level, rule, subject, message, advice, proof, old, new: revised } = change;
  const place = (revised && locate?.(revised.pointer, 'new')) ?? (old && locate?.(old.pointer, 'old'));
  const where = place ? [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`] : [];
  const members = [...where, `title=${property(rule)}`].join(',');
  return `::${commands[level]} ${members}::${escaped(`${subject.id}: ${message} (${proof}). ${advice}`)}`;
}

/** Annotations of GitHub, at the line and column of the document. */
export const github: Formatter = {
  id: 'github',
  about: 'annotations of GitHub, at line and column',
  file: 'diff.github.txt',
  format: (result, context) =>
    result.changes
      .filter(({ waived }) => waived === undefined)
      .map((change) => `${line(change, context)}\n`)
      .join(''),
};
