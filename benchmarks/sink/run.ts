import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { balanceBody } from '../../sink/test-support/sample-deliveries.js';
import { measure } from './measure.js';
import { judge, renderMarkdown } from './results.js';

const extent = { rounds: 9, seconds: 2, deliveries: 200_000, steps: 10 };

const results = await measure(JSON.stringify(balanceBody), extent, (line) => process.stderr.write(`${line}\n`));
const page = renderMarkdown(results);
const file = path.join(import.meta.dirname, 'results.md');
writeFileSync(file, page);
process.stdout.write(`${page}\nwrote ${path.relative(process.cwd(), file)}\n`);
if (judge(results).missed.length > 0) process.exitCode = 1;
