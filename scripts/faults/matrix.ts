import type { Expectation } from './expectations.js';
import type { Detection } from './task.js';

/** What `conformance run` needs beside `--fault` to notice a fault. */
export function optionsOf({ responseTimeMs }: Pick<Expectation, 'responseTimeMs'>): string {
  return responseTimeMs === undefined ? '' : `\`--response-time ${responseTimeMs}\``;
}

/** How the figures came about, by whether everything was carried out against each fault at its first place. */
const methods = {
  full: [
    'Written by `npm run faults -- --full`. Each fault was planted at several places. At the first, everything was carried out against',
    'it; at the others, what concerns it.',
  ],
  concerned: [
    'Written by `npm run faults -- --matrix`. Each fault was planted at several places, and at each what concerns it was carried out;',
    '`--full` carries out everything at the first.',
  ],
} as const;

/**
 * The matrix of faults and checks as Markdown, with every check that noticed it.
 * @param expectationOf what is expected of a fault
 */
export function renderMatrix(
  detections: readonly Detection[],
  faults: readonly { name: string; violates: string }[],
  expectationOf: (fault: string) => Expectation | undefined,
  method: keyof typeof methods = 'full',
): string {
  const rows = faults.flatMap(({ name, violates }) => {
    const own = detections.filter(({ fault }) => fault === name);
    if (own.length === 0) return [];
    const caught = own.filter((detection) => detection.caught).length;
    const noticed = [...new Set(own.flatMap(({ found }) => found))].sort();
    const options = optionsOf(expectationOf(name) ?? {});
    return [`| \`${name}\` | ${violates} | ${options} | ${caught} of ${own.length} | ${noticed.join(', ')} |`];
  });
  return [
    '# Faults and the checks that catch them',
    '',
    ...methods[method],
    'Places are caught when a check meant for the fault found something; the last column names every check that did.',
    'Faults that only sequences of calls show are planted where `--sequences` asks for them, and are listed then alone.',
    '`npx conformance run --fault <name>` shows the same; where the third column names an option, it needs that one too.',
    '',
    '| fault | what it violates | needs | places caught | found by |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
