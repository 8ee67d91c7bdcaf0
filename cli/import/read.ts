import { createHash } from 'node:crypto';
import path from 'node:path';
import { isAddress } from '../../generators/import/openapi/documents.js';
import { parsedText } from '../../generators/import/openapi/parsed-text.js';
import { readAny } from '../../generators/import/importers/index.js';
import type { KeptSource } from '../../generators/import/merge/kept.js';
import type { ReadOptions, Reading } from '../../generators/import/reading.js';
import { UsageError } from '../../engine/config.js';
import { readText } from '../../engine/files.js';
import { firstLine } from '../../text/first-line.js';
import type { Pages } from './pages.js';

/** What sources are read with. */
export interface ReadingOptions {
  hosts?: readonly string[];
  /** File of an OpenAPI Overlay. */
  overlay?: string;
  templates: readonly string[];
  /** Day of the reading, ISO 8601. */
  today: string;
  pages: Pages;
}

const wanted = 'a page, a document, a collection, traffic, or the contract-patch.json of a run';

/** Pages that an index may list. */
const mostPages = 5000;

function overlayOf(file: string | undefined): unknown {
  return file === undefined ? undefined : parsedText(readText(file, '--overlay', 'an OpenAPI Overlay'), file);
}

/** A source as it is named wherever it is read from: relative to the working folder. */
function sourceName(source: string): string {
  return isAddress(source) ? source : path.relative('.', source).replaceAll(path.sep, '/') || source;
}

/** What a page of an index gives; one that nothing reads is told and costs no other. */
async function pageOf(source: string, options: ReadOptions, pages: Pages): Promise<Reading & { text: string }> {
  const name = sourceName(source);
  try {
    const text = await pages.text(source, wanted);
    return { ...readAny({ name, text }, options), text };
  } catch (error) {
    const notes = [{ kind: 'left-out' as const, where: name, text: firstLine((error as Error).message) }];
    return { calls: [], notes, listed: [], text: '' };
  }
}

/** The pages that an index lists, read one after another. Only those beside it or at its own host are. */
async function withPages(
  source: string,
  index: Reading,
  options: ReadOptions,
  pages: Pages,
): Promise<Reading & { texts: string[] }> {
  const targets = [...new Set(index.listed.flatMap(({ target }) => pages.beside(source, target ?? '') ?? []))];
  if (targets.length > mostPages)
    throw new UsageError(`${source}: lists ${targets.length} pages; ${mostPages} can be read, so name a part of it`);
  const all: (Reading & { text: string })[] = [];
  for (const [at, target] of targets.entries()) {
    pages.progress(at, targets.length, target);
    all.push(await pageOf(target, options, pages));
  }
  pages.progress(targets.length, targets.length, '');
  return {
    calls: all.flatMap(({ calls }) => calls),
    notes: [...index.notes, ...all.flatMap(({ notes }) => notes)],
    listed: index.listed,
    texts: all.map(({ text }) => text),
  };
}

/**
 * Reads a source, an index with the pages that it lists.
 * @throws UsageError, ImportError or ContractError with what is wrong, where, and what to do
 */
export async function readSourceOf(source: string, options: ReadingOptions): Promise<KeptSource> {
  const text = await options.pages.text(source, wanted);
  const name = sourceName(source);
  const overlay = overlayOf(options.overlay);
  const { hosts, templates } = options;
  const read: ReadOptions = { templates, ...(hosts ? { hosts } : {}), ...(overlay === undefined ? {} : { overlay }) };
  const files = isAddress(source) ? {} : { read: (file: string) => readText(file, '', wanted) };
  const { importer, ...reading } = readAny({ name, text, ...files }, read);
  const { texts, ...whole } =
    importer === 'llms' ? await withPages(source, reading, read, options.pages) : { ...reading, texts: [] };
  if (whole.calls.length === 0)
    throw new UsageError(
      `${name}: ${importer === 'llms' ? `none of the ${whole.listed.length} pages that it lists` : 'nothing in it'} shows a call${hosts ? ' of these hosts' : ''}`,
    );
  const sha256 = createHash('sha256');
  for (const part of [text, ...texts, JSON.stringify([hosts ?? null, overlay ?? null])]) sha256.update(part);
  return { format: 1, source: name, importer, sha256: sha256.digest('hex'), date: options.today, ...whole };
}
