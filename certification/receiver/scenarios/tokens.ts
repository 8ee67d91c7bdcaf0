import type { How } from '../kit.js';
import { every, refused } from '../judging.js';
import type { Scenario } from '../scenario.js';

/** Ways in which a delivery lacks the right token, by the id of the scenario. */
const wrongTokens: Readonly<Record<string, (token: string, header: string) => How>> = {
  'token-missing': () => ({ token: null }),
  'token-wrong': (token) => ({ token: token.replace(/./g, (letter) => (letter === 'x' ? 'y' : 'x')) }),
  'token-empty': () => ({ token: '' }),
  'token-other-case': (token) => ({ token: swapped(token) }),
  'token-cut': (token) => ({ token: token.slice(0, -1) }),
  'token-longer': (token) => ({ token: `${token}0` }),
  'token-in-query': (token, header) => ({
    token: null,
    query: `?${new URLSearchParams([
      [header, token],
      ['token', token],
      ['access_token', token],
    ]).toString()}`,
  }),
};

/** The same letters in the other case. */
function swapped(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}

const refusedTokens: Scenario[] = Object.entries(wrongTokens).map(([id, how]) => ({
  id,
  needs: ['token', 'acknowledged'],
  async play(kit) {
    const token = kit.run.token ?? '';
    const one = how(token, kit.run.provider.delivering.tokenHeader);
    if (one.token === token) return 'the token has no letters of either case; certify with one that has';
    for (const webhook of kit.webhooks.filter(({ object }) => object.requestBody !== undefined))
      await kit.post(id, webhook, kit.payload(webhook, webhook.id), { ...one, untold: true });
  },
  judge: refused,
}));

const tokenStatus: Scenario = {
  id: 'token-status',
  needs: ['token', 'acknowledged'],
  async play(kit) {
    for (const token of ['wrong', 'Basic d3Jvbmc6d3Jvbmc='])
      await kit.post('wrong token', kit.first, kit.payload(kit.first, token), { token, untold: true });
  },
  judge: ({ attempts }) =>
    every(attempts, ({ answer }) => answer.kind === 'status' && answer.status === 401, { good: 'were answered 401' }),
};

const tokenNotShown: Scenario = {
  id: 'token-not-shown',
  needs: ['token', 'acknowledged'],
  async play(kit) {
    await kit.post('valid', kit.first, kit.payload(kit.first, 'valid'));
    await kit.post('malformed', kit.first, kit.payload(kit.first, 'malformed'), { bytes: Buffer.from('{"') });
    await kit.call('unknown path', 'POST', '/webhook/no-such-path');
  },
  judge: ({ attempts }) =>
    every(attempts, ({ answer }) => answer.kind !== 'status' || !answer.showsToken, { good: 'did not show the token' }),
};

export const tokens: readonly Scenario[] = [...refusedTokens, tokenStatus, tokenNotShown];

/** Wrong tokens as they are sent by scenarios that look at what was booked. */
export function unauthorised(token: string): readonly [string, How][] {
  return ['token-missing', 'token-wrong', 'token-cut'].map((id) => [id, wrongTokens[id]?.(token, '') ?? {}]);
}
