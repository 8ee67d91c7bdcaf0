import { parsedText } from '../openapi/parsed-text.js';
import { readDocument } from '../openapi/read-document.js';
import type { Importer } from '../reading.js';

/** A document of OpenAPI 3.0, 3.1 or Swagger 2.0, in YAML or JSON. */
export const openapiImporter: Importer = {
  id: 'openapi',
  about: 'an OpenAPI 3.0 or 3.1 or Swagger 2.0 document',
  detects: (text) =>
    /^\s*\{/.test(text)
      ? /"(openapi|swagger)"\s*:\s*"?\d/.test(text)
      : /^["']?(openapi|swagger)["']?\s*:\s*["']?\d/m.test(text) && !/^\s*(`{3}|~{3})/m.test(text),
  read({ name, text, read }, options) {
    const { calls, notes } = readDocument(parsedText(text, name), { name, text, firstLine: 1 }, options, read);
    return { calls, notes, listed: [] };
  },
};
