import type { ExplorationLine } from './format.js';

const sumOf = (lines: readonly ExplorationLine[], of: (line: ExplorationLine) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0);

const differentIn = (lines: readonly ExplorationLine[], of: (line: ExplorationLine) => readonly string[]): number =>
  new Set(lines.flatMap(of)).size;

/** What a summary says of random sequences, in one line; `undefined` where a record tells of none. */
export function explorationInWords(lines: readonly ExplorationLine[] = []): string | undefined {
  if (lines.length === 0) return undefined;
  const lost = sumOf(lines, (line) => line.lost);
  const crowds = sumOf(lines, (line) => line.crowds ?? 0);
  const undecided = sumOf(lines, (line) => line.undecided ?? 0);
  const ended = lines.flatMap((line) => line.ended ?? []);
  return [
    `${sumOf(lines, ({ steps }) => steps)} steps, ${sumOf(lines, ({ sequences }) => sequences)} sequences`,
    `${differentIn(lines, ({ pairs }) => pairs)} pairs, ${differentIn(lines, ({ transitions }) => transitions)} transitions, ${differentIn(lines, ({ codes }) => codes)} codes`,
    `open ${sumOf(lines, ({ open }) => open)}`,
    ...(crowds > 0 ? [`${crowds} times several clients at once`] : []),
    ...(undecided > 0 ? [`${undecided} sequences undecided`] : []),
    ...(lost > 0 ? [`${lost} broke off`] : []),
    ...ended.map((reason) => `ended early: ${reason}`),
  ].join(' · ');
}
