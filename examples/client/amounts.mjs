// Amounts are decimals in strings: a float has no 0.3, and loses the last digits of large ones.

/** The sum of decimals, exactly. */
export function amountSum(amounts) {
  const scale = Math.max(...amounts.map((amount) => (amount.split('.')[1] ?? '').length));
  const units = amounts.map((amount) => {
    const [whole, decimals = ''] = amount.split('.');
    return BigInt(whole + decimals.padEnd(scale, '0'));
  });
  const digits = units
    .reduce((sum, one) => sum + one, 0n)
    .toString()
    .padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A number of a body that is written just as its text is. */
export class WrittenNumber {
  constructor(text) {
    this.text = text;
  }

  /** Its digits, as JSON has them. */
  written() {
    return this.text;
  }
}

/** JSON of a flat body in which written numbers keep their digits. */
export function jsonOf(body) {
  const members = Object.entries(body).map(
    ([name, value]) =>
      `${JSON.stringify(name)}:${value instanceof WrittenNumber ? value.written() : JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}
