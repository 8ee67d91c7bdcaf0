/** Lists of a report with too many cases to write them out: drawn page by page, once they are looked at. */
import type { CaseBlock, ReportIndex } from '../../reports/html/on-demand/blocks.js';
import { pageLength, pager } from '../../reports/html/parts.js';
import { all } from '../shared/elements.js';
import type { Matcher } from './filter.js';
import { groupOf, headingsOf } from './groups.js';
import type { Found } from './narrowing.js';
import { lastOnes, packedData } from './packed.js';
import { blockOf, caseBody, caseRows, causeRows, findingBody, type DrawnRow } from './rows.js';
import type { OnDemand } from './start.js';

/** Blocks that are kept unpacked: each is some megabytes. */
const keptBlocks = 8;

interface DrawnList {
  element: HTMLElement;
  kind: 'finding' | 'case';
  rows: readonly DrawnRow[];
  matching: readonly DrawnRow[];
  group: HTMLElement | null;
  headings: string;
  /** What is in the page is what matches. */
  drawn: boolean;
}

function listOf(element: HTMLElement, index: ReportIndex): DrawnList {
  const { list: of = '', key } = element.dataset;
  const rows =
    of === 'operation' || of === 'webhook' ? caseRows(index, of, Number(key)) : causeRows(index, Number(key));
  const group = groupOf(element);
  // A cause shows its worst findings as they were written; a list of cases is drawn when it is opened.
  const isFinding = of === 'finding';
  const kind = isFinding ? 'finding' : 'case';
  return { element, kind, rows, matching: rows, group, headings: headingsOf(group), drawn: isFinding };
}

function draw(list: DrawnList, from: number): void {
  const { element, matching } = list;
  const to = Math.min(from + pageLength, matching.length);
  const markup = matching.slice(from, to).map((row) => row.markup());
  if (from > 0 || to < matching.length) markup.push(pager(from, to, matching.length).toString());
  element.innerHTML = markup.join('');
  list.drawn = true;
}

function isOpen({ group }: DrawnList): boolean {
  return !(group instanceof HTMLDetailsElement) || group.open;
}

function narrow(list: DrawnList, matcher: Matcher): Found {
  const { rows, headings, matching: before } = list;
  list.matching = matcher.active
    ? rows.filter((row) => matcher.matches(row.states, (word) => headings.includes(word) || row.text().includes(word)))
    : rows;
  const { element, kind, group, matching } = list;
  if (before !== rows || matching !== rows) {
    list.drawn = false;
    if (matching.length === 0) element.replaceChildren();
    else if (isOpen(list)) draw(list, 0);
  }
  return { kind, group, matching: matching.length, total: rows.length };
}

/** What an id names: a case, a finding, or a part of a case. */
function namedBy(id: string): { row: string; isWanted(list: DrawnList, row: DrawnRow): boolean } | undefined {
  const [row, kind, number, judgement] = /^(case|finding)-(\d+)(?:-(\d+)$|-|$)/.exec(id) ?? [];
  if (row === undefined) return undefined;
  return {
    row: kind === 'case' ? `case-${number}` : row,
    isWanted: (list, { caseNumber, judgement: own }) =>
      list.kind === kind && caseNumber === Number(number) && (kind === 'case' || own === Number(judgement) - 1),
  };
}

/** Reads the packed index and takes over the lists of the page. */
export async function openLists(): Promise<OnDemand> {
  const index = await packedData<ReportIndex>('index');
  const block = lastOnes(keptBlocks, (place) => packedData<CaseBlock>(`block-${place}`));
  const lists = all('[data-list]').map((element) => listOf(element, index));

  /** Draws the body of a case or finding, where that is not done yet. */
  const fill = async (details: HTMLElement): Promise<void> => {
    const body = details.querySelector('[data-body]');
    const { case: own, finding } = details.dataset;
    if (!body || body.childNodes.length > 0) return;
    const [number = 0, judgement = 0] = (own ?? finding ?? '').split(' ').map(Number);
    const data = await block(blockOf(index, number));
    if (body.childNodes.length > 0) return;
    body.innerHTML = own === undefined ? findingBody(index, data, number, judgement) : caseBody(index, data, number);
  };

  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const list = lists.find(({ group }) => group === target);
      if (list && !list.drawn) draw(list, 0);
      if (target.dataset['case'] ?? target.dataset['finding']) void fill(target);
    },
    { capture: true },
  );

  return {
    narrow: (matcher) => lists.map((list) => narrow(list, matcher)),
    turn(button) {
      const list = lists.find(({ element }) => element === button.closest('[data-list]'));
      if (!list) return;
      draw(list, Number(button.dataset['page']));
      list.element.querySelector('summary')?.focus();
    },
    async bring(id, letGo) {
      const named = document.getElementById(id) ? undefined : namedBy(id);
      const list = named && lists.find((each) => each.rows.some((row) => named.isWanted(each, row)));
      if (!named || !list) return;
      const position = (): number => list.matching.findIndex((row) => named.isWanted(list, row));
      if (position() < 0) letGo();
      draw(list, position() - (position() % pageLength));
      const row = document.getElementById(named.row);
      if (row) await fill(row);
    },
  };
}
