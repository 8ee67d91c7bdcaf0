import { ImportError, type Importer, type ReadOptions, type Reading, type SourceText } from '../reading.js';
import { harImporter } from './har.js';
import { journalImporter } from './journal.js';
import { llmsImporter } from './llms.js';
import { markdownImporter } from './markdown.js';
import { openapiImporter } from './openapi.js';
import { pageImporter } from './page.js';
import { postmanImporter } from './postman.js';
import { recordImporter } from './record.js';

/** Every importer; the first that detects a text reads it. */
export const importers: readonly Importer[] = [
  harImporter,
  postmanImporter,
  recordImporter,
  journalImporter,
  openapiImporter,
  markdownImporter,
  llmsImporter,
  pageImporter,
];

/** The importer that a text is for, by its content. */
export function importerOf(text: string): Importer | undefined {
  return importers.find((importer) => importer.detects(text));
}

/**
 * Reads a source, whatever it is.
 * @throws ImportError where nothing reads it, or what its importer throws
 */
export function readAny(source: SourceText, options: ReadOptions = {}): Reading & { importer: string } {
  const importer = importerOf(source.text);
  if (!importer)
    throw new ImportError(
      `${source.name}: nothing that can be read; name one of: ${importers.map(({ about }) => about).join('; ')}`,
    );
  return { importer: importer.id, ...importer.read(source, options) };
}
