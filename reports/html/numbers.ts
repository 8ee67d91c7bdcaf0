/** Shares, times and durations as the report writes them: the same on every machine, whatever its locale. */

/** Share of a total in whole per cent; below one per cent it says so instead of showing 0. */
export function percent(part: number, total: number): string {
  if (part === 0 || total === 0) return '0 %';
  const share = (part / total) * 100;
  return share < 1 ? '< 1 %' : `${Math.round(share)} %`;
}

/** @example duration(1240) // '1.24 s' */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${(milliseconds / 1000).toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A duration without zeros that say nothing. @example roundDuration(3_600_000) // '1 h' */
export function roundDuration(milliseconds: number): string {
  return duration(milliseconds)
    .replace(/\.0+ s$/, ' s')
    .replace(/ 0 (?:s|min)$/, '');
}

/** A moment in UTC, to the second; text that is no date is given back as it is. */
export function moment(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** How long after `start` something happened (`+1.24 s`); nothing where one of the two is no date. */
export function offset(start: string, at: string): string | undefined {
  const milliseconds = Date.parse(at) - Date.parse(start);
  if (Number.isNaN(milliseconds)) return undefined;
  return `${milliseconds < 0 ? '−' : '+'}${duration(Math.abs(milliseconds))}`;
}
