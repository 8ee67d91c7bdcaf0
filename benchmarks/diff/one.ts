/** One comparison of generated documents in a process of its own, so that its memory is its own: `one.ts BYTES EDITS [--prove]`. */
import { documentOf, edited } from './documents.js';
import { measure } from './measure.js';

const [bytes = '1000000', edits = '100', prove] = process.argv.slice(2);
const before = documentOf(Number(bytes));
const after = edited(before, Number(edits));
const figures = measure({ document: before }, { document: after }, prove === '--prove');
// In kilobytes, whatever the platform (Node.js, process.resourceUsage).
process.stdout.write(JSON.stringify({ ...figures, megabytes: process.resourceUsage().maxRSS / 1000 }));
