/** A form of numbers that documents name in `format` (OpenAPI Format Registry). */
export interface NumberFormat {
  name: string;
  describes: string;
  test(value: number): boolean;
}

function wholeNumber(name: string, bits: number): NumberFormat {
  const limit = 2 ** (bits - 1);
  return {
    name,
    describes: `a whole number of ${bits} bits`,
    // A double cannot tell the greatest number of 64 bits from the one after it: that one is let pass.
    test: (value) => Number.isInteger(value) && value >= -limit && (value < limit || (bits > 53 && value === limit)),
  };
}

/** Every number format that is judged; `float` and `double` say how a number is kept, and nothing of its text. */
export const numberFormats: readonly NumberFormat[] = [wholeNumber('int32', 32), wholeNumber('int64', 64)];

/** The number format of a name, if there is one. */
export function numberFormatNamed(name: string): NumberFormat | undefined {
  return numberFormats.find((format) => format.name === name);
}
