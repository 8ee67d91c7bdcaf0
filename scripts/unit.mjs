// Runs the project's own tests: every *.test.ts beside what it tests. Names of files narrow the run.
import { filesEnding } from './files.mjs';
import { step } from './step.mjs';

const wanted = process.argv.slice(2);
const files = filesEnding('.test.ts').filter(
  (file) => wanted.length === 0 || wanted.some((part) => file.includes(part)),
);
if (files.length === 0) {
  console.error(`no test file matches ${wanted.join(', ')}`);
  process.exit(2);
}
step(process.execPath, ['--import', 'tsx', '--test', ...files.sort()]);
