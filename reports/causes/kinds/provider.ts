import type { KindRule } from './kind.js';

/** The target does not do what the provider says, or what holds without anybody saying it. */
export const provider: KindRule = {
  kind: 'provider',
  reason({ messages, ground, check }) {
    if (messages.size === 0 && check !== 'delivery-arrives') return undefined;
    return ground.kind === 'principle'
      ? `the target breaks a principle that needs no page: ${ground.principle}`
      : 'a page of this edition says otherwise';
  },
};
