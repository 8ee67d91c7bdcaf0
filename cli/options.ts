import { UsageError } from '../engine/config.js';

/** A whole number of an option's text. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(`${name} ${text}: should be a whole number from ${least} to ${most}`);
  return value;
}
