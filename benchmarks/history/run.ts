/**
 * A history of a thousand runs with three thousand cases each: how soon one more is added, how soon the pages are written, how large
 * they are, and how soon they are usable. Ends with 1 where a bar is missed.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoredLines, type HistoryLine } from '../../reports/history/line.js';
import { cause, runOf } from '../../reports/history/test-support/lines.js';
import { writeWhole } from '../../engine/files.js';
import { appendToHistory, readHistory } from '../../runner/history/file.js';
import { writePages } from '../../runner/history/page.js';
import { inBrowser } from '../in-browser.js';
import { timed } from '../timed.js';

const runs = 1_000;
const cases = 3_000;

/** Milliseconds, and bytes of the index. */
const bars = { addMs: 1_000, pagesMs: 10_000, indexBytes: 5_000_000, openMs: 2_000 };

const all = Array.from({ length: cases }, (_, index) => `operation${index % 60}:coverage:case-${index}`);

/** Causes of a run: some stand for weeks, one comes and goes. */
function causesOf(day: number): ReturnType<typeof cause>[] {
  const standing = Array.from({ length: 12 }, (_, index) => index).filter((index) => (day + 40 * index) % 300 < 45);
  const about = (id: string, index: number): ReturnType<typeof cause> =>
    cause(id, { about: [`operation${index}`], caseId: all[index] ?? '' });
  return [...standing.map((index) => about(`cause${index}`, index)), ...(day % 3 === 0 ? [about('flaky', 20)] : [])];
}

const lines: HistoryLine[] = Array.from({ length: runs }, (_, day) =>
  // A night now and then leaves some cases out.
  runOf(day, causesOf(day), { judged: day % 17 === 0 ? all.slice(200) : all }),
);

function open(index: string): Promise<number> {
  return inBrowser((page) =>
    timed(async () => {
      await page.goto(pathToFileURL(index).href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('a[href^="test-"], a[href$=".html"]').first().waitFor();
    }),
  );
}

const folder = mkdtempSync(path.join(tmpdir(), 'conformance-history-benchmark-'));
try {
  const file = path.join(folder, 'history.jsonl');
  const stored = new StoredLines();
  writeWhole(file, lines.map((line) => `${JSON.stringify(stored.add(line))}\n`).join(''));
  const addMs = await timed(() => appendToHistory(file, runOf(runs, causesOf(runs), { judged: all })));
  const read = readHistory(file).lines;
  let index = '';
  const pagesMs = await timed(async () => {
    index = await writePages(read, { folder: path.join(folder, 'pages'), teams: [] });
  });
  const figures = { addMs, pagesMs, indexBytes: statSync(index).size, openMs: await open(index) };
  console.log(
    `${read.length} runs of ${cases} cases, ${(statSync(file).size / read.length / 1000).toFixed(1)} kB a run`,
  );
  for (const [name, figure] of Object.entries(figures)) {
    const bar = bars[name as keyof typeof bars];
    console.log(`${name.padEnd(10)} ${Math.round(figure)} (at most ${bar})${figure > bar ? '  missed' : ''}`);
    if (figure > bar) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
