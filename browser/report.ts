/** Script of a report. */
import { startReport } from './report/start.js';

startReport();
