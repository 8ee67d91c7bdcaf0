/**
 * Carries out one flow.
 * @param environment what the certification sets
 * @param steps what to do in another way than the good client
 */
export function carryOut(
  environment: Readonly<Record<string, string>>,
  steps?: object,
): Promise<'done' | 'refused' | 'unknown'>;
