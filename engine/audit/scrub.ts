import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Audit } from './audit.js';
import { isArchive } from './unpack.js';

/** Bytes with the values redacted that nobody may see; the same bytes where there are none, or where they are no text. */
function scrubbed(bytes: Uint8Array, audit: Audit, redact: (text: string) => string): Uint8Array {
  if (isArchive(bytes)) return scrubbedArchive(bytes, audit, redact);
  if (!isUtf8(bytes) || audit.shown(bytes).size === 0) return bytes;
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const shows = (line: string): boolean => audit.shown(Buffer.from(line)).size > 0;
  // A line that shows a value all the same, cut or encoded in a way of its own, is left out.
  const clean = lines.map((line) => (shows(line) ? redact(line) : line)).filter((line) => !shows(line));
  return Buffer.from(clean.join('\n'));
}

function scrubbedArchive(bytes: Uint8Array, audit: Audit, redact: (text: string) => string): Uint8Array {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch {
    // No archive that can be read: whoever audits it looks at its bytes.
    return bytes;
  }
  let changed = false;
  const clean = Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => {
      const own = scrubbed(entry, audit, redact);
      changed ||= own !== entry;
      return [name, own];
    }),
  );
  return changed ? zipSync(clean, { level: 6 }) : bytes;
}

/**
 * Redacts the lines of a record that show what was learned only after they were written: the first answer that names somebody's
 * account need not be the first that shows it. Lines stay lines, in their order; the file is replaced whole.
 */
export function scrubRecord(file: string, audit: Audit, redactLine: (line: unknown) => unknown): void {
  if (!existsSync(file) || audit.file(file).length === 0) return;
  const bytes = readFileSync(file);
  const part = `${file}.${process.pid}.part`;
  const target = openSync(part, 'w', 0o600);
  try {
    for (let start = 0; start < bytes.length;) {
      const newline = bytes.indexOf(10, start);
      const end = newline < 0 ? bytes.length : newline + 1;
      writeSync(target, cleanLine(bytes.subarray(start, end), audit, redactLine));
      start = end;
    }
  } finally {
    closeSync(target);
  }
  renameSync(part, file);
}

function cleanLine(line: Uint8Array, audit: Audit, redactLine: (line: unknown) => unknown): Uint8Array {
  if (audit.shown(line).size === 0) return line;
  try {
    return Buffer.from(`${JSON.stringify(redactLine(JSON.parse(Buffer.from(line).toString('utf8'))))}\n`);
  } catch {
    // The last line of a process that was killed.
    return line;
  }
}

/**
 * Redacts what other tools wrote into a folder, archives unpacked: traces of Playwright have calls as they were sent and received.
 * Whether it is enough, the audit says.
 */
export function scrubFolder(folder: string, audit: Audit, redact: (text: string) => string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    const bytes = readFileSync(file);
    const clean = scrubbed(bytes, audit, redact);
    if (clean !== bytes) writeFileSync(file, clean);
  }
}
