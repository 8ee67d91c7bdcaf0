/** Waivers of changes in a file that may have those of findings as well. */
import { existsSync } from 'node:fs';
import type { YAMLMap } from 'yaml';
import type { ChangeWaiver } from '../../diff/waive.js';
import type { ShownChange } from '../../diff/result.js';
import { UsageError } from '../../engine/config.js';
import { textsOf } from '../../engine/entries-file.js';
import { isDraft, openWaivers } from '../../engine/waivers/file.js';
import { readText, writeWhole } from '../../engine/files.js';

const members = ['rule', 'id', 'place', 'change', 'reason', 'owner', 'expires', 'ticket'];
const needed = ['rule', 'change', 'reason', 'owner', 'expires'];

function flawOf(entry: YAMLMap, at: string): string | undefined {
  const texts = textsOf(entry);
  const odd = entry.items.map(({ key }) => String(key)).find((name) => !members.includes(name));
  if (odd !== undefined) return `${at}: "${odd}" is no member of a waiver of a change; it has ${members.join(', ')}`;
  const missing = needed.find((name) => (texts[name] ?? '').trim() === '');
  if (missing !== undefined) return `${at}: ${missing} is missing or empty; \`diff --write-waivers\` drafts entries`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(texts['expires'] ?? ''))
    return `${at}: expires "${texts['expires']}" is no date such as 2026-12-31`;
  return undefined;
}

/**
 * The waivers of changes in a file; those of findings are passed over.
 * @throws UsageError with file and line, and what to do
 */
export function changeWaivers(file: string): ChangeWaiver[] {
  const text = readText(file, '--waivers', 'a file of waivers; --write-waivers drafts one');
  const { entries, at } = openWaivers(text, file);
  const own = entries.filter((entry) => entry.has('rule') && !isDraft(entry));
  const flaw = own.flatMap((entry) => flawOf(entry, at(entry)) ?? [])[0];
  if (flaw !== undefined) throw new UsageError(flaw);
  return own.map((entry): ChangeWaiver => {
    const { rule = '', change = '', reason = '', owner = '', expires = '', ticket } = textsOf(entry);
    const line = Number(at(entry).slice(file.length + 1));
    return { rule, fingerprint: change, reason, owner, expires, file, line, ...(ticket !== undefined && { ticket }) };
  });
}

const draftedDays = 30;

/** What a draft says of a change. */
export type Draftable = Pick<ShownChange, 'rule' | 'part' | 'at' | 'fingerprint' | 'message' | 'waived'> & {
  subject: { id: string };
};

function draftOf({ rule, subject, part, at, fingerprint, message }: Draftable, expires: string): string {
  const place = JSON.stringify([part, at].filter((one) => one !== '').join(' '));
  return [
    `  # ${message.replace(/\s+/g, ' ')}`,
    `  - rule: ${rule}`,
    `    id: ${JSON.stringify(subject.id)}`,
    `    place: ${place}`,
    `    change: "${fingerprint}"`,
    '    reason:',
    '    owner:',
    `    expires: ${expires}`,
  ].join('\n');
}

/**
 * Drafts an entry for each change that is not accepted; what the file has already stays.
 * @returns a line for the terminal
 */
export function draftChangeWaivers(file: string, changes: readonly Draftable[], now: Date): string {
  const before = existsSync(file) ? readText(file, '--write-waivers', 'a file for drafts of waivers') : '';
  const known = new Set(openWaivers(before, file).entries.map((entry) => textsOf(entry)['change']));
  const own = changes.filter(({ waived, fingerprint }) => waived === undefined && !known.has(fingerprint));
  if (own.length === 0) return `waivers   nothing to add to ${file}`;
  const expires = new Date(now.getTime() + draftedDays * 86_400_000).toISOString().slice(0, 10);
  const head = /^waivers:/m.test(before) ? before.replace(/\n*$/, '\n') : `${before}waivers:\n`;
  writeWhole(file, `${head}${own.map((change) => draftOf(change, expires)).join('\n')}\n`);
  return `waivers   ${own.length} drafts added to ${file}: fill in reason and owner`;
}
