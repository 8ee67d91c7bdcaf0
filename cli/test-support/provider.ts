/** A sandbox that plays a provider's environment: it remembers what runs made there, and moves to another version, or to other behaviour. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { RemoteTarget } from '../../engine/config.js';
import { sandboxTriggers } from '../../engine/triggers/sandbox.js';
import { triggerRows, type TriggerName, type TriggerValues } from '../../engine/triggers/trigger.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.js';
import { freePort, temporaryFolder, type Closing } from './conformance.js';

export interface Provider {
  /** Configuration whose target `staging` is this environment. */
  config: string;
  target: RemoteTarget;
  /** Where runs may write. */
  folder: string;
  /** Starts again with other options, at the same address; what it remembers goes on where the version is the same. */
  moveTo(options: Pick<SandboxOptions, 'apiVersion' | 'faults'>): Promise<void>;
}

const token = 'token-of-the-webhooks-0123';
const key = 'Key-of-the-partner-0123456789';

/** Whoever stands beside the provider: pulls triggers that no partner can pull. */
async function startHook(t: Closing, pull: (name: TriggerName, values: TriggerValues) => Promise<TriggerValues>) {
  const hook = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const { trigger, values } = JSON.parse(text) as { trigger: TriggerName; values: TriggerValues };
      pull(trigger, values).then(
        (told) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told)),
        () => response.writeHead(409).end(),
      );
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  t.after(() => hook.close());
  return `http://127.0.0.1:${(hook.address() as AddressInfo).port}`;
}

/** Starts a provider of one version, with a hook for triggers, and a configuration that knows it from outside alone. */
export async function startProvider(
  t: Closing,
  options: Pick<SandboxOptions, 'apiVersion' | 'faults'>,
): Promise<Provider> {
  const [port, sinkPort] = [await freePort(), await freePort()];
  const start = (more: SandboxOptions): Promise<Sandbox> =>
    startSandbox({
      port,
      apiKeys: [{ key, tenant: 'partner' }],
      webhookToken: token,
      webhookUrl: `http://127.0.0.1:${sinkPort}`,
      seed: 7,
      timeScale: 100,
      outcomes: 'operator',
      ...more,
    });
  let version = options.apiVersion;
  let sandbox = await start(options);
  t.after(() => sandbox.close());
  const url = await startHook(t, (name, values) => sandboxTriggers(sandbox.url).pull(name, values));
  const folder = temporaryFolder(t);
  const config = path.join(folder, 'conformance.config.mjs');
  const offers = triggerRows.map(({ name }) => name).filter((name) => name !== 'advance-clock');
  const staging: RemoteTarget = {
    kind: 'remote',
    baseUrl: sandbox.url,
    apiKey: key,
    webhookToken: token,
    strictness: 'all',
    sink: { port: sinkPort },
    deliveries: { deadlineMs: 4_000, quietMs: 100 },
    triggers: { kind: 'hook', url, secret: 'of-the-hook', offers },
  };
  writeFileSync(config, `export default ${JSON.stringify({ targets: { staging }, reportDir: folder })};`);
  return {
    config,
    target: staging,
    folder,
    async moveTo(next) {
      const state = next.apiVersion === version ? { state: sandbox.dumpState() } : {};
      await sandbox.close();
      version = next.apiVersion;
      sandbox = await start({ ...next, ...state });
    },
  };
}
