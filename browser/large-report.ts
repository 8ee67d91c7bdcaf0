/** Script of a report with more cases than are written out. */
import { openLists } from './report/drawn-lists.js';
import { startReport } from './report/start.js';

startReport(openLists);
