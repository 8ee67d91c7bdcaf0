import type { Keywords } from './keywords.js';

const told = <Value>(value: Value | undefined): Value[] => (value === undefined ? [] : [value]);

/** Digits after the point that binary fractions leave behind are cut. */
const tidy = (value: number): number => Number(value.toPrecision(15));

/** The steps in which numbers are tried around a bound: the multiples asked for, whole numbers, and finer ones. */
function stepsOf(nodes: readonly Keywords[]): number[] {
  const asked = nodes.flatMap(({ multipleOf }) => told(multipleOf));
  return [...new Set([...asked, 1, 0.5, 0.01])];
}

function boundsOf(nodes: readonly Keywords[]): number[] {
  const all = nodes.flatMap(({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) => [
    ...told(minimum),
    ...told(maximum),
    ...told(exclusiveMinimum),
    ...told(exclusiveMaximum),
  ]);
  return [...new Set(all.filter((one) => typeof one === 'number'))];
}

/** Multiples of a step on both sides of a value, the nearest first. */
function multiplesAround(value: number, step: number): number[] {
  const nearest = Math.round(value / step);
  return [0, 1, -1, 2, -2].map((offset) => tidy((nearest + offset) * step));
}

/** Numbers that tell the schemas of one place apart: each bound of either, one step to both sides, and multiples. */
export function numbersFor(nodes: readonly Keywords[]): number[] {
  const [bounds, steps] = [boundsOf(nodes), stepsOf(nodes)];
  const asked = nodes.flatMap(({ multipleOf }) => told(multipleOf));
  const around = bounds.flatMap((bound) => [
    bound,
    ...steps.flatMap((step) => [tidy(bound + step), tidy(bound - step)]),
    ...asked.flatMap((step) => multiplesAround(bound, step)),
  ]);
  const multiples = asked.flatMap((step) => [1, 2, 3, 5, 7, -1, 0.5].map((turns) => tidy(turns * step)));
  const between = bounds.length > 1 ? [tidy((Math.min(...bounds) + Math.max(...bounds)) / 2)] : [];
  const plain = [1, 0, -1, 0.5, 1.5, 12.34, 100, -0.01, 0.00000001, 1_000_000, 2 ** 31, 2 ** 53];
  return [...new Set([1, 0, ...between, ...around, ...multiples, ...plain])].filter(Number.isFinite);
}
