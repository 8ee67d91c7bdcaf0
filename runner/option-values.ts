import { UsageError } from '../engine/config.js';

/** A whole number of an option's text. */
export function wholeNumber(name: string, text: string | number, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(`${name} ${text}: should be a whole number from ${least} to ${most}`);
  return value;
}

/** The error of a server that could not listen, as usage where port or host is the matter. */
export function listenError(error: unknown, whose: string): unknown {
  const { code, port, address, hostname } = error as NodeJS.ErrnoException &
    Partial<Record<'port' | 'address' | 'hostname', string>>;
  if (code === 'EADDRINUSE')
    return new UsageError(`${whose} port ${port} is taken; choose another, or 0 for a free one`);
  if (code === 'EACCES')
    return new UsageError(`${whose} port ${port} may not be opened by this user; choose one above 1023`);
  const host =
    code === 'EADDRNOTAVAIL'
      ? address
      : ['ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code ?? '')
        ? hostname
        : undefined;
  if (host !== undefined)
    return new UsageError(
      `${whose} host ${host} is no address of this machine; choose one, such as 127.0.0.1 or 0.0.0.0`,
    );
  return error;
}

/** Gathers the values of an option that may be given again, as they are. */
export function oneMore(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Gathers the values of an option that may be given again; commas part them too. */
export function repeatable(value: string, before: readonly string[] = []): string[] {
  return [...before, ...value.split(',').filter((part) => part !== '')];
}

/**
 * The items of a list that an option names, in the order of the list.
 * @throws UsageError when one is not in it
 */
export function namedIn<T extends { id: string }>(list: readonly T[], names: readonly string[], option: string): T[] {
  const known = list.map(({ id }) => id);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`${option} ${unknown}: unknown; known: ${known.join(', ')}`);
  return list.filter(({ id }) => names.includes(id));
}
