import type { Values } from '../../engine/provisions/provision.js';
import type { StepAnswer, AnyId, Story } from './story.js';

type HistoryId = 'getUserTransactionHistory' | 'getPartnerTransactionHistory';

/** Longer histories than this many pages are not read to their end. */
const mostPages = 5;

/** The pages of a history from its first one on, `most` at most, each of `limit` lines. */
async function pagesOf(
  story: Story,
  step: string,
  { operationId, values }: { operationId: HistoryId; values: Values },
  { limit, most }: { limit: number; most: number },
): Promise<StepAnswer[]> {
  const pages: StepAnswer[] = [];
  for (let page = 1; page <= most; page += 1) {
    const query = { page: String(page), limit: String(limit) };
    const answer = await story.accept(operationId, `${step}.${page}`, `Read page ${page} of the history`, {
      values,
      query,
    });
    pages.push(answer);
    const total = Number(answer.text('/total') ?? 0);
    // How long the partner's history is depends on what else runs; which cases there are must not.
    if (operationId === 'getUserTransactionHistory' && page * limit >= total) break;
  }
  return pages;
}

/**
 * Reads a history whole, in pages and twice, and the balances beside it: the pages are the list, reading changes nothing, and the
 * lines add up to what is owned. Nothing, where the version has no history.
 */
export async function compareHistory(story: Story, step: string, owner: string | null): Promise<void> {
  const operationId: HistoryId = owner === null ? 'getPartnerTransactionHistory' : 'getUserTransactionHistory';
  const balanceId: AnyId = owner === null ? 'getPartnerBalances' : 'getUserBalances';
  if (!story.has(operationId)) return;
  const values: Values = owner === null ? {} : { externalUserId: owner };
  const sight = { operationId };
  const query = { page: '1', limit: '100' };
  const reads = [
    await story.accept(operationId, `${step}.once`, 'Read the history', { values, query }),
    await story.accept(operationId, `${step}.twice`, 'Read the history again', { values, query }),
  ];
  story.observe('repeated-read', `${step}.same`, 'Reading the history twice gives the same', sight, { reads });
  const history = await pagesOf(story, `${step}.whole`, { operationId, values }, { limit: 100, most: mostPages });
  const balance = await story.accept(balanceId, `${step}.beside`, 'Read the balances beside the history', { values });
  story.observe('history-and-balance', `${step}.sum`, 'The history adds up to the balances', sight, {
    history,
    balance: [balance],
  });
  const pages = await pagesOf(story, `${step}.page`, { operationId, values }, { limit: 2, most: 3 });
  story.observe('pages', `${step}.pages`, 'The pages are the history', sight, { whole: history.slice(0, 1), pages });
}
