import type { Importer } from '../reading.js';

const link = /^\s*[-*+]\s+(?:.*?)\[([^\]]{1,300})\]\(<?([^)\s>]{1,2000})>?(?:\s+"[^"]*")?\)/;

/** An index of pages as `llms.txt` lists them: links in Markdown, one a line. */
export const llmsImporter: Importer = {
  id: 'llms',
  about: 'an index of pages (llms.txt)',
  detects: (text) => text.split('\n', 5000).some((line) => link.test(line)),
  read({ name, text }) {
    const listed = text.split(/\r?\n/).flatMap((line, index) => {
      const [, title, target] = link.exec(line) ?? [];
      return title === undefined || target === undefined ? [] : [{ title, target, where: `${name}:${index + 1}` }];
    });
    return { calls: [], notes: [], listed };
  },
};
