/**
 * Carries out one flow.
 * @param environment what the certification sets
 * @param steps what to do in another way than the good client
 * @param write takes the lines of its log
 */
export function carryOut(
  environment: Readonly<Record<string, string>>,
  steps?: object,
  write?: (line: string) => unknown,
): Promise<'done' | 'refused' | 'unknown'>;
