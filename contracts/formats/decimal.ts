import type { ValueFormat } from './format.js';

const pattern = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A plain decimal number as text: no exponent, no leading zeros, no sign but minus. */
export const decimal: ValueFormat = {
  name: 'decimal',
  describes: 'a decimal number as text, such as "12.50"',
  test: (value) => pattern.test(value),
  detectable: true,
};

/** Number of digits after the point, of a decimal text. */
export function scaleOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

/** Pattern of decimal texts with exactly `scale` digits after the point; negative ones only where `signed`. */
export function fixedScalePattern(scale: number, signed = false): string {
  const whole = signed ? '^-?\\d+' : '^\\d+';
  return scale === 0 ? `${whole}$` : `${whole}\\.\\d{${scale}}$`;
}
