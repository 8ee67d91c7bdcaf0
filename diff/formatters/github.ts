import { commandProperty, commandText } from '../../text/workflow-command.js';
import type { ShownChange } from '../result.js';
import type { FormatContext, Formatter } from './formatter.js';
import { placeOf } from './place.js';

const commands = { fail: 'error', warn: 'warning', info: 'notice' } as const;

function line(change: ShownChange, context: FormatContext): string {
  const { level, rule, subject, message, advice, proof } = change;
  const place = placeOf(change, context);
  const where = place ? [`file=${commandProperty(place.file)}`, `line=${place.line}`, `col=${place.column}`] : [];
  const members = [...where, `title=${commandProperty(rule)}`].join(',');
  return `::${commands[level]} ${members}::${commandText(`${subject.id}: ${message} (${proof}). ${advice}`)}`;
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
