import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createStage } from './test-support/stage.js';

const guide = readFileSync(new URL('../docs/sandbox.md', import.meta.url), 'utf8');

/** The blocks of the guide that are run in the third terminal, as one script. */
const script = [...guide.matchAll(/```bash\n([^]*?)```/g)].map(([, block]) => block).join('\n');

test('the guide, pasted into a shell, drives every webhook of the newest version', async (t) => {
  const stage = await createStage('latest', { outcomes: 'operator' });
  t.after(() => stage.close());
  // What comes after the last settling would be lost with the reset.
  const [driven = '', rest = ''] = script.split(/(?=^operator \/deliveries\/settle)/m);
  const run = async (lines: string): Promise<void> => {
    const child = spawn('bash', ['-eu', '-o', 'pipefail', '-c', lines], {
      env: { ...process.env, URL: stage.sandbox.url, KEY: stage.sandbox.apiKey },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [status] = (await once(child, 'close')) as [number];
    assert.equal(status, 0, output);
    assert.doesNotMatch(output, /"errorCode"|"error":|"statusCode"/, output);
  };
  await run(driven);
  await stage.settle();
  const untold = [...stage.contract.webhooks.keys()].filter((id) => !stage.covered().has(id));
  assert.deepEqual(untold, []);
  const words = driven.split('\n').slice(0, 4).join('\n');
  await run(`${words}\n${rest}`);
});
