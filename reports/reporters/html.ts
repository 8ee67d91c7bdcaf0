import { beginHtmlReport } from '../html/report.js';
import type { Reporter } from './reporter.js';

export const html: Reporter = {
  id: 'html',
  file: 'report.html',
  about: 'one self-contained page for people',
  begin: beginHtmlReport,
};
