/** A kind of string that contracts name in `format` and derivation recognises in samples. */
export interface ValueFormat {
  /** As it stands in `format`. */
  name: string;
  /** What a valid value is, for messages: "an EVM address (0x and 40 hex digits)". */
  describes: string;
  /** Whether a string is a valid value. Rules and their sources stand beside each format. */
  test(value: string): boolean;
  /** Where its standard allows more than is made and recognised here: what is no violation where values are judged. */
  allows?(value: string): boolean;
  /** Recognised in samples without a hint; formats that plain words satisfy are not. */
  detectable: boolean;
  /** Where not every valid value tells its kind: the valid ones that do. Of several samples one of these is enough. */
  recognises?(value: string): boolean;
  /** Of addresses whose form tells it: the net that a valid value belongs to. */
  net?(value: string): Net | undefined;
}

/** Whether a value keeps to a format as its standard says it. */
export function isAllowed(format: ValueFormat, value: string): boolean {
  return format.test(value) || (format.allows?.(value) ?? false);
}

/** Whether an address holds real money. */
export type Net = 'main' | 'test';
