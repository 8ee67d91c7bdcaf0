import { acknowledged } from '../judging.js';
import type { How, Kit } from '../kit.js';
import type { Scenario } from '../scenario.js';

/** Cuts a body into so many pieces of equal length. */
const into =
  (count: number) =>
  (bytes: Uint8Array): Uint8Array[] => {
    const length = Math.max(1, Math.ceil(bytes.byteLength / count));
    return Array.from({ length: Math.ceil(bytes.byteLength / length) }, (_, at) =>
      bytes.subarray(at * length, (at + 1) * length),
    );
  };

/** Ways in which a whole body arrives, by the id of the scenario. */
const framings: Readonly<Record<string, How>> = {
  'slow-body': { split: into(6), pauseMs: 200 },
  'split-body': { split: into(40), pauseMs: 1 },
  'chunked-body': { split: into(3), chunked: true },
};

const whole: Scenario[] = Object.entries(framings).map(([id, how]) => ({
  id,
  needs: ['acknowledged'],
  async play(kit) {
    await kit.post(id, kit.first, kit.payload(kit.first, id), how);
  },
  judge: acknowledged,
}));

/** The first half of a delivery, whose length promises the rest. */
export const half = (text: Uint8Array): How => ({
  bytes: text.subarray(0, Math.floor(text.byteLength / 2)),
  statedLength: text.byteLength,
});

async function deliver(kit: Kit, count: number, step: string): Promise<void> {
  for (let at = 1; at <= count; at += 1)
    await kit.post(`${step} ${at}`, kit.first, kit.payload(kit.first, `${step} ${at}`));
}

const heldBody: Scenario = {
  id: 'held-body',
  needs: ['acknowledged'],
  async play(kit) {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    const payload = kit.payload(kit.first, 'held');
    const text = Buffer.from(JSON.stringify(payload.body));
    const held = kit.post('held back', kit.first, payload, { ...half(text), until, untold: true });
    await deliver(kit, 2, 'meanwhile');
    release();
    await held;
  },
  judge: acknowledged,
};

const connectionDrop: Scenario = {
  id: 'connection-drop',
  needs: ['acknowledged'],
  async play(kit) {
    const payload = kit.payload(kit.first, 'dropped');
    const text = Buffer.from(JSON.stringify(payload.body));
    for (let at = 1; at <= 3; at += 1)
      await kit.post(`dropped ${at}`, kit.first, payload, { ...half(text), drop: true, untold: true });
    await deliver(kit, 2, 'after the drops');
  },
  judge: acknowledged,
};

export const framing: readonly Scenario[] = [...whole, heldBody, connectionDrop];
