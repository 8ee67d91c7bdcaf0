import type { Detection } from './task.js';

/** The matrix of faults and checks as Markdown, with every check that noticed it. */
export function renderMatrix(
  detections: readonly Detection[],
  faults: readonly { name: string; violates: string }[],
): string {
  const rows = faults.flatMap(({ name, violates }) => {
    const own = detections.filter(({ fault }) => fault === name);
    if (own.length === 0) return [];
    const caught = own.filter((detection) => detection.caught).length;
    const noticed = [...new Set(own.flatMap(({ found }) => found))].sort();
    return [`| \`${name}\` | ${violates} | ${caught} of ${own.length} | ${noticed.join(', ')} |`];
  });
  return [
    '# Faults and the checks that catch them',
    '',
    'Written by `npm run faults -- --full`. Each fault was planted at several places. At the first, everything was carried out against',
    'it; at the others, what concerns it.',
    'Places are caught when a check meant for the fault found something; the last column names every check that did.',
    '',
    '| fault | what it violates | places caught | found by |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
