import { nowOf } from '../../reports/history/summary.js';
import { nowText } from '../../reports/history/text.js';
import { appendToHistory, readHistory } from './file.js';
import type { RunOptions } from '../options.js';
import { lineOfRecord } from './line-of-record.js';

/**
 * Adds a run to a history; gives what the run says against all before it.
 * @throws UsageError where the history cannot be read or written
 */
export async function addedToHistory(
  file: string,
  record: string,
  { buildHeader }: Pick<RunOptions, 'buildHeader'> = {},
): Promise<string> {
  const line = await lineOfRecord(record, buildHeader === undefined ? {} : { buildHeader });
  await appendToHistory(file, line);
  const own = readHistory(file).lines.filter(
    ({ target, apiVersion }) => target === line.target && apiVersion === line.apiVersion,
  );
  return `history   ${file}\n${nowOf(own).map(nowText).join('\n')}`;
}
