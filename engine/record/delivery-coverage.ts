import type { DeliveryCoverageLine } from './format.js';

type Row = DeliveryCoverageLine['checks'][number];

function sumOf<Counted>(rows: readonly Counted[], count: (row: Counted) => number): number {
  return rows.reduce((sum, row) => sum + count(row), 0);
}

/** Rows of one key added up, in the order in which they first come. */
function byKey<Counted>(rows: readonly Counted[], keyOf: (row: Counted) => string): [string, Counted[]][] {
  const found = new Map<string, Counted[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return [...found];
}

/** Coverages of several environments or shards as one. */
export function addedUp(lines: readonly DeliveryCoverageLine[]): DeliveryCoverageLine {
  const checks = lines.flatMap((line) => line.checks);
  const webhooks = lines.flatMap((line) => line.webhooks);
  return {
    type: 'delivery-coverage',
    received: sumOf(lines, ({ received }) => received),
    ofRun: sumOf(lines, ({ ofRun }) => ofRun),
    foreign: sumOf(lines, ({ foreign }) => foreign),
    checks: byKey(checks, ({ check }) => check).map(([check, rows]): Row => {
      const judged = sumOf(rows, (row) => row.judged);
      return rows.some(({ applies }) => applies !== undefined)
        ? { check, applies: sumOf(rows, ({ applies }) => applies ?? 0), judged }
        : { check, judged };
    }),
    webhooks: byKey(webhooks, ({ webhookId }) => webhookId).map(([webhookId, rows]) => ({
      webhookId,
      explained: sumOf(rows, ({ explained }) => explained),
      undecided: sumOf(rows, ({ undecided }) => undecided),
      unexplained: sumOf(rows, ({ unexplained }) => unexplained),
      foreign: sumOf(rows, ({ foreign }) => foreign),
    })),
  };
}

/** Checks that left out deliveries to which they apply. */
export function leftOut({ checks }: Pick<DeliveryCoverageLine, 'checks'>): Required<Row>[] {
  return checks.flatMap(({ check, applies, judged }) =>
    applies === undefined || judged >= applies ? [] : [{ check, applies, judged }],
  );
}

/** What a summary says of deliveries, in one line; `undefined` where a record tells nothing of them. */
export function deliveriesInWords(lines: readonly DeliveryCoverageLine[] = []): string | undefined {
  if (lines.length === 0) return undefined;
  const all = addedUp(lines);
  if (all.received === 0) return undefined;
  const missed = leftOut(all);
  const unexplained = sumOf(all.webhooks, (row) => row.unexplained);
  const undecided = sumOf(all.webhooks, (row) => row.undecided);
  return [
    missed.length === 0
      ? `all ${all.ofRun} judged by every standing check`
      : `${all.ofRun} judged, but not by ${missed.map(({ check, applies, judged }) => `${check} (${judged} of ${applies})`).join(', ')}`,
    `${sumOf(all.webhooks, (row) => row.explained)} explained`,
    ...(undecided > 0 ? [`${undecided} undecided`] : []),
    ...(unexplained > 0 ? [`${unexplained} unexplained`] : []),
    ...(all.foreign > 0 ? [`${all.foreign} foreign`] : []),
  ].join(' · ');
}
