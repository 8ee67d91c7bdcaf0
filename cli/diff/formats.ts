/** Every way that the command writes a result down: those of the library, and the page. */
import { formatters, type Formatter } from '../../diff/formatters/index.js';
import { summaryLines } from '../../diff/summary.js';
import { renderDiffPage } from '../../reports/diff/page.js';
import { commandOf } from './command.js';

const page: Formatter = {
  id: 'html',
  about: 'one page for people',
  file: 'diff.html',
  format: (result, { documents = { old: {}, new: {} } }) =>
    renderDiffPage(result, documents, summaryLines(result), (change) => commandOf(change, documents)),
};

export const formats: readonly Formatter[] = [...formatters, page];
