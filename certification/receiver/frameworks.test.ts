// Good receivers on other servers than plain Node: whoever copies one passes, and no scenario rests on how plain Node answers.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { packageRoot } from '../../contracts/model/load.js';
import { createExpressReceiver } from '../../examples/receiver/express.mjs';
import { createFastifyReceiver } from '../../examples/receiver/fastify.mjs';
import type { ReceiverOptions } from '../../examples/receiver/receiver.mjs';
import { certified, served, type Running, type Trial } from '../test-support/certify.js';
import { scenarios } from './scenarios.js';

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Starts the receiver on Python as a process; it says where it listens. */
async function startPython({ token, secret }: ReceiverOptions): Promise<Running> {
  const file = path.join(packageRoot, 'examples/receiver/receiver.py');
  const child = spawn('python3', [file, '0'], {
    env: { ...process.env, RECEIVER_TOKEN: token, ...(secret === undefined ? {} : { RECEIVER_SECRET: secret }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { endpoint: new URL(line.replace('receiver at ', '')), close: () => child.kill() };
}

const receivers: Record<string, { trial: Pick<Trial, 'start' | 'ownClock'>; skip?: string | false }> = {
  Express: { trial: { start: (options) => served(createExpressReceiver(options)) } },
  Fastify: { trial: { start: async (options) => served(await createFastifyReceiver(options)) } },
  'Python’s standard library': {
    trial: { start: startPython, ownClock: true },
    skip: hasPython ? false : 'python3 is not there',
  },
};

// These two profiles have every scenario of receivers.
const profiles = ['core', 'crypto'];

describe('the good receiver', { concurrency: 3 }, () => {
  for (const [server, { trial, skip = false }] of Object.entries(receivers))
    test(`on ${server} is conformant in every scenario`, { skip }, async () => {
      const { lines, results, concluded } = await certified({ profiles, signed: true, ...trial });
      assert.deepEqual(
        results.filter(({ outcome }) => outcome !== 'conformant'),
        [],
      );
      assert.equal(concluded.verdict, 'conformant');
      const played = lines.flatMap((line) => (line.type === 'played' && !line.skipped ? [line.scenario] : []));
      assert.deepEqual(new Set(played), new Set(scenarios.map(({ id }) => id)));
    });
});
