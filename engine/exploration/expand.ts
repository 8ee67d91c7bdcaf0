import type { Act } from '../model/kind.js';

/** Kind of the act that stands for everything that makes a user ready. */
export const readyUser = 'ready-user';

/** The acts that an act stands for; most stand for themselves. */
export function expand(act: Act): Act[] {
  if (act.kind !== readyUser) return [act];
  const { label, values = {} } = act;
  const { level = 'created', euro, usdc } = values;
  const step = (name: string, kind: string, more: Partial<Act> = {}): Act => ({
    label: `${label}.${name}`,
    kind,
    on: label,
    ...more,
  });
  const created: Act = { label, kind: 'create-user', on: 'new' };
  if (level === 'created') return [created];
  return [
    created,
    step('check', 'start-check'),
    step('approve', 'approve-check', { of: `${label}.check` }),
    step('verify', 'verify'),
    ...(level === 'extended' ? [step('extend', 'extend')] : []),
    ...(euro === undefined ? [] : [step('euro', 'deposit-euro', { values: { currency: 'eur', amount: euro } })]),
    ...(usdc === undefined ? [] : [step('usdc', 'deposit-crypto', { values: { currency: 'usdc', amount: usdc } })]),
  ];
}
