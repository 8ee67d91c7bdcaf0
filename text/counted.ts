/** An integer with separators of thousands: the same on every machine, whatever its locale. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** @example counted(1, 'case') // '1 case'; counted(1200, 'entry', 'entries') // '1,200 entries' */
export function counted(number: number, one: string, several = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : several}`;
}
