import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from '../contracts/model/types.js';
import { Audit, receivedValues, secretValues, unpublished, type Leak } from '../engine/audit/audit.js';
import { readLedger } from '../engine/audit/ledger.js';
import { scrubFolder, scrubRecord } from '../engine/audit/scrub.js';
import { Redactor } from '../engine/record/redaction.js';
import { openRecord } from '../engine/record/writer.js';
import { secretsOfRun, type RunContext } from '../engine/run-context.js';
import { redactorOf } from '../suites/support/session.js';

/** Leaks that a terminal shows. */
const shown = 20;

/** Knows what no artefact of a run may show. */
export interface RunAudit {
  /** Looks for it in files and folders. */
  leaks(places: readonly string[]): Leak[];
  /** Redacts what Playwright wrote by itself. */
  scrub(folder: string): void;
  /** Redacts in the record what was learned only after it had been shown. */
  settle(record: string): void;
}

/** Dates from one moment to another: everything that tells when something happened shows them. */
function daysBetween(start: string, end: string): string {
  const days: string[] = [];
  for (let day = Date.parse(start.slice(0, 10)); day <= Date.parse(end); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days.join(' ');
}

/**
 * The audit of a run. Its ledger is read here, so that it can be forgotten before the reports are written. What the contract
 * shows as an example, and the days of the run, are public.
 */
export function auditOf(
  contexts: readonly RunContext[],
  { document }: Contract,
  days: { start: string; end: string },
): RunAudit {
  const secrets = contexts.flatMap((context) => secretsOfRun(context));
  const own = contexts.flatMap(({ sink, redactionKey }) => [
    { label: "of the sink's read API", text: sink.readToken },
    { label: 'of the pseudonyms', text: redactionKey },
  ]);
  const [{ ledger = '', redactionKey } = { redactionKey: '' }] = contexts;
  const learned = readLedger(ledger);
  const published = `${JSON.stringify(document)} ${daysBetween(days.start, days.end)}`;
  const audit = new Audit([...secretValues([...secrets, ...own]), ...unpublished(receivedValues(learned), published)]);
  const redactorOfRun = (): Redactor => {
    const redactor = new Redactor({ secrets, key: redactionKey, published: () => published });
    redactor.recall(learned.received, learned.synthetic);
    return redactor;
  };
  return {
    settle: (record) => {
      const redactor = redactorOfRun();
      scrubRecord(record, audit, (line) => redactor.redactAll(line));
    },
    leaks: (places) => places.flatMap((place) => audit.leaks(place)),
    scrub(folder) {
      if (!existsSync(folder)) return;
      const redactor = redactorOfRun();
      scrubFolder(folder, audit, (text) => redactor.redact(text));
    },
  };
}

/** A leak in words. */
function leakText({ file, place, kind, form }: Leak, folder: string): string {
  const name = path.relative(folder, file) || '.';
  return `${[name, place].filter((part) => part !== '').join(', ')}: shows ${kind}, ${form}`;
}

/** What a terminal shows of leaks. */
export function leakLines(leaks: readonly Leak[], folder: string): string[] {
  if (leaks.length === 0) return [];
  const more = leaks.length - shown;
  const many = leaks.length === 1 ? 'a value' : `${leaks.length} values`;
  return [
    `self-audit: ${many} that nobody may see in ${folder}; hand on nothing of it, and report this as a bug`,
    ...leaks.slice(0, shown).map((leak) => `  ${leakText(leak, folder)}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** Leaks as trouble of the run: its reports say that it is incomplete, and why. */
export function appendLeaks(context: RunContext, leaks: readonly Leak[], folder: string): void {
  const record = openRecord(context.record, redactorOf(context));
  const at = new Date().toISOString();
  for (const leak of leaks.slice(0, shown))
    record.append({ type: 'error', at, where: 'self-audit', message: leakText(leak, folder) });
  record.close();
}
