import type { SignatureWish } from '../kit.js';
import { acknowledged, refused } from '../judging.js';
import type { Scenario } from '../scenario.js';

interface Signing {
  wish(tolerance: number): SignatureWish;
  taken: boolean;
  /** How often the delivery comes. */
  times?: number;
}

/** Ways in which a delivery is signed, by the id of the scenario. */
const signings: Readonly<Record<string, Signing>> = {
  'signature-valid': { wish: () => ({}), taken: true },
  'signature-missing': { wish: () => ({ none: true }), taken: false },
  'signature-wrong': { wish: () => ({ secret: 'of-a-stranger' }), taken: false },
  'signature-body': { wish: () => ({ body: Buffer.from('{}') }), taken: false },
  'signature-id': { wish: () => ({ sentId: 'msg_of-another-delivery' }), taken: false },
  'signature-old': { wish: (tolerance) => ({ shift: -2 * tolerance }), taken: false },
  'signature-future': { wish: (tolerance) => ({ shift: 2 * tolerance }), taken: false },
  'signature-rotated': { wish: () => ({ others: 2 }), taken: true },
  'signature-replayed': { wish: () => ({ id: 'msg_replayed' }), taken: true, times: 2 },
};

export const signatures: readonly Scenario[] = Object.entries(signings).map(([id, { wish, taken, times = 1 }]) => ({
  id,
  needs: ['signature', 'acknowledged'],
  async play(kit) {
    const signature = wish(kit.run.signature?.scheme.toleranceSeconds ?? 0);
    const own = signature.id === undefined ? signature : { ...signature, id: `${signature.id}-${kit.run.seed}` };
    const payload = kit.payload(kit.first, 'signed');
    for (let time = 1; time <= times; time += 1) await kit.post(id, kit.first, payload, { signature: own });
  },
  judge: taken ? acknowledged : refused,
}));
