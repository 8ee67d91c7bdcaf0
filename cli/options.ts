import { UsageError } from '../engine/config.js';

/** A whole number of an option's text. */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(`${name} ${text}: should be a whole number from ${least} to ${most}`);
  return value;
}

/** The error of a server that could not listen, as usage where the port is the matter. */
export function listenError(error: unknown, whose: string): unknown {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return new UsageError(`${whose} port ${port} is taken; choose another, or 0 for a free one`);
  if (code === 'EACCES')
    return new UsageError(`${whose} port ${port} may not be opened by this user; choose one above 1023`);
  return error;
}
