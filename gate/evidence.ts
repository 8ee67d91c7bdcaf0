import type { RecordedRequest } from '../engine/record/format.js';
import { scanRecord } from '../engine/record/reader.js';
import { toCurl } from '../reports/html/curl.js';
import type { GateEvidence } from '../reports/gate/model.js';
import type { Difference, Shown } from './behaviour/difference.js';

/** What lines of a record show, by their ids. */
export interface ShownLine {
  request: RecordedRequest;
  /** Status and body, or the body that was delivered. */
  text: string;
}

/** Longest text that is shown of a body. */
const longest = 1200;

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/**
 * Lines of a record that a report shows.
 * @throws RecordError as scanRecord does
 */
export async function shownLines(file: string, ids: ReadonlySet<string>): Promise<Map<string, ShownLine>> {
  const found = new Map<string, ShownLine>();
  await scanRecord(file, ({ exchanges, deliveries }) => {
    for (const { id, request, response } of exchanges)
      if (ids.has(id))
        found.set(id, {
          request,
          text: response ? shortened(`${response.status} ${response.body}`.trim()) : 'no answer',
        });
    for (const { id, request } of deliveries)
      if (ids.has(id)) found.set(id, { request, text: shortened(request.body ?? '') });
  });
  return found;
}

/** What both sides show of a difference; the request is the same on both. */
export function evidenceOf(
  { caseId, evidence, subject }: Difference,
  lines: (shown: Shown) => ShownLine | undefined,
): GateEvidence {
  const of = (record: Shown['record']): ShownLine | undefined => {
    const shown = evidence.find((one) => one.record === record);
    return shown && lines(shown);
  };
  const [before, after] = [of('from'), of('to')];
  return {
    caseId,
    ...(after && subject.kind === 'operation' && { curl: toCurl(after.request) }),
    ...(before && { before: before.text }),
    ...(after && { after: after.text }),
  };
}
