/** Simulates a year of nightly runs of three versions, and tells how right the history over it is, and how long and large it gets. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { apiVersions } from '../../generators/data/contracts.js';
import { writePages } from '../../runner/history/page.js';
import { nowOf } from '../../reports/history/summary.js';
import { measureYear, plannedFaults, simulateYear } from './simulated-year.js';

const lines = [];
for (const [index, version] of apiVersions.entries()) {
  const faults = plannedFaults(index + 1);
  const runs = simulateYear(version, faults, 100 + index);
  const { asked, right, flaky, found, told, lost } = measureYear(runs, faults);
  console.log(
    `${version.padEnd(8)} since when ${right} of ${asked}; flaky ${found} of ${flaky} found, ${told} told; lost: ${lost.join(', ') || 'none'}`,
  );
  lines.push(...runs.map(({ line }) => line));
}
const text = lines.map((line) => JSON.stringify(line)).join('\n');
const longest = Math.max(...lines.map((line) => JSON.stringify(line).length));
const begun = performance.now();
nowOf(lines);
console.log(`folded    ${lines.length} runs in ${Math.round(performance.now() - begun)} ms`);
console.log(
  `size      ${(text.length / 1e6).toFixed(1)} MB, ${(gzipSync(text).length / 1e6).toFixed(1)} MB gzipped, longest line ${longest} bytes`,
);
const folder = mkdtempSync(path.join(tmpdir(), 'conformance-year-'));
try {
  const started = performance.now();
  const index = await writePages(lines, { folder, teams: [] });
  const took = Math.round(performance.now() - started);
  const sizes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).size);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `pages     index ${(statSync(index).size / 1e6).toFixed(2)} MB, ${sizes.length} pages of ${(all / 1e6).toFixed(2)} MB, written in ${took} ms`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
