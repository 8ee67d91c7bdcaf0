import { escapeText } from './markup-text.js';

/** Text that Markdown shows as it is, in a line of prose or a cell of a table. */
export function plain(text: string): string {
  // What is an entity already stands for itself (CommonMark, entity references): a backslash inside would show it.
  return escapeText(text)
    .replace(/&#?\w+;|[\\`*_[\]#|~]/g, (found) => (found.length > 1 ? found : `\\${found}`))
    .replace(/\s+/g, ' ');
}

/** Text as code, whatever backticks it has. */
export function code(text: string): string {
  const shown = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const fence = '`'.repeat(1 + Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)));
  const space = shown === '' || /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** A table whose cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
