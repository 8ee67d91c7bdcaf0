import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readInput } from '../../../contracts/model/input-file.js';
import { ImportError, type Reading } from '../reading.js';

/** What a folder keeps of a source: what was read of it, and when; a newer reading of the same source takes its place. */
export interface KeptSource extends Reading {
  format: 1;
  /** File or URL, as it was named. */
  source: string;
  importer: string;
  /** Of the text, and of what it was read with. */
  sha256: string;
  /** Day of the reading, ISO 8601. */
  date: string;
}

/** Folder of what was imported into a version. */
export function sourcesFolder(contracts: string, version: string): string {
  return path.join(contracts, version, 'sources');
}

/** Name of the file that keeps a source: readable, and no other's. */
export function keptName(source: string): string {
  const readable = source
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(-60)
    .replace(/^[-.]+/, '');
  return `${readable || 'source'}-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.json`;
}

/**
 * What a folder keeps, in the order of names.
 * @throws ImportError where a file is none that import wrote
 */
export function keptSources(folder: string): KeptSource[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.sort().map((name) => parsedKept(readInput(path.join(folder, name)), path.join(folder, name)));
}

function parsedKept(text: string, file: string): KeptSource {
  try {
    const kept = JSON.parse(text) as KeptSource;
    if (kept.format === 1 && Array.isArray(kept.calls)) return kept;
  } catch {
    // Told below, like any other text that import did not write.
  }
  throw new ImportError(`${file}: not what \`conformance import\` writes; delete it and import its source again`);
}

/** What is kept, as it is written. */
export function keptText(kept: KeptSource): string {
  return `${JSON.stringify(kept, null, 2)}\n`;
}
