import type { Schema } from '../../../contracts/model/types.js';
import { deriveSchema } from '../../schema/derive.js';
import { importPage } from '../page.js';
import type { Importer, ReadBody } from '../reading.js';

const jsonType = 'application/json';

function bodyOf(sample: unknown, values: readonly string[], contentType = jsonType): ReadBody {
  const evidence = { grade: 'documented' } as const;
  const hints = values.length > 0 ? { values: [{ values: [...values], open: true }] } : {};
  const { 'x-evidence': _evidence, ...schema } = deriveSchema([sample], { sample: evidence, prose: evidence }, hints);
  return { contentType, schema: schema as Schema };
}

/** Lines such as "  • Loan Notices" above the title: what the navigation lists. */
function listedIn(text: string, file: string): { title: string; where: string }[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({
      title: /^\s*[•*-]\s+(\S.*)$/u.exec(line)?.[1]?.trim() ?? '',
      where: `${file}:${index + 1}`,
    }))
    .filter(({ title }) => title !== '');
}

/** A documentation page that was copied from the browser as text. */
export const pageImporter: Importer = {
  id: 'page',
  about: 'a documentation page copied from the browser as text',
  detects: (text) => /^\s*(GET|POST|PUT|PATCH|DELETE)\s*\r?\n\s*\//m.test(text),
  read({ name, text }) {
    const page = importPage(text, name);
    const line = text.split(/\r?\n/).findIndex((one) => one.trim() === page.path) + 1;
    const answer = page.response;
    return {
      calls: [
        {
          kind: page.kind,
          method: page.method,
          path: page.path,
          title: page.title,
          grade: 'documented',
          where: `${name}:${line}`,
          parameters: [],
          ...(page.request === undefined ? {} : { request: bodyOf(page.request, page.values) }),
          responses: answer
            ? {
                [String(answer.status)]: {
                  description: '',
                  ...(answer.body === undefined ? {} : { body: bodyOf(answer.body, page.values, answer.contentType) }),
                },
              }
            : {},
        },
      ],
      notes: [],
      listed: listedIn(text, name),
    };
  },
};
