/** Pods of the Kubernetes job of docs/ci.md, as processes of this machine: one provider, one account, one sink, one volume of reports. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parse } from 'yaml';
import { loadContract, packageRoot } from '../../contracts/model/load.js';
import type { ApiVersion } from '../../contracts/model/typed.js';
import { startSink } from '../../sink/index.js';
import { temporaryFolder, type Closing } from './conformance.js';
import { startProvider } from './provider.js';

const readToken = 'token-of-the-sink-0123';

/** What a command line printed, and the code that it ended with; none where it was killed. */
export interface ShellEnded {
  code: number | null;
  output: string;
}

export interface Pods {
  /** The volume that all of them write to. */
  reports: string;
  /** Requests that reached the provider. */
  requests(): number;
  /** Resolves once so many requests more have reached the provider. */
  reached(more: number): Promise<void>;
  /** Starts the pod of an index, counted from 0. */
  pod(index: number): { kill(): void; ended: Promise<ShellEnded> };
  /** The whole, in one process. */
  whole(): Promise<ShellEnded>;
  /** The step that joins the records, as the page says it. */
  merge(): Promise<ShellEnded>;
}

interface Job {
  spec: { template: { spec: { containers: [{ args: [string] }] } } };
}

/** The command of the job, for another number of shards and another volume. */
function podCommand(of: number, reports: string): string {
  const text = readFileSync(path.join(packageRoot, 'examples/ci/kubernetes.yaml'), 'utf8');
  const [command] = (parse(text) as Job).spec.template.spec.containers[0].args;
  return command.replace('))/4"', `))/${of}"`).replaceAll('/reports/', `${reports}/`);
}

/** The command of docs/ci.md that joins records. */
function mergeCommand(reports: string): string {
  const guide = readFileSync(path.join(packageRoot, 'docs/ci.md'), 'utf8');
  const [, command = ''] = /```sh\n(npx conformance merge [^]*?)```/.exec(guide) ?? [];
  return command.replaceAll('/reports/', `${reports}/`);
}

/** Passes on what reaches the provider, and counts it. */
async function startCounter(t: Closing, target: string) {
  let count = 0;
  const waiting: { at: number; resolve: () => void }[] = [];
  const server = createServer((incoming, answer) => {
    count += 1;
    for (const { at, resolve } of waiting) if (count >= at) resolve();
    const { method, headers, url = '' } = incoming;
    const passed = request(`${target}${url}`, { method, headers }, (received) => {
      answer.writeHead(received.statusCode ?? 502, received.headers);
      received.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: (): number => count,
    reached: (more: number): Promise<void> =>
      new Promise((resolve) => waiting.push({ at: count + more, resolve: () => resolve() })),
  };
}

function heard(child: ChildProcess): Promise<ShellEnded> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
}

/**
 * A provider with one account, a sink that all pods share, and what starts them.
 * @param of number of shards
 * @param narrowing options of `run` beside those of the job
 */
export async function startPods(
  t: Closing,
  { of, narrowing, apiVersion = 'test' }: { of: number; narrowing: readonly string[]; apiVersion?: ApiVersion },
): Promise<Pods> {
  const provider = await startProvider(t, { apiVersion });
  const own = provider.target.sink;
  const folder = temporaryFolder(t);
  const sink = await startSink({
    journal: path.join(folder, 'journal.ndjson'),
    readToken,
    inboxes: [
      {
        name: 'run',
        contract: loadContract(apiVersion),
        ...(own && 'port' in own && own.port !== undefined && { port: own.port }),
      },
    ],
  });
  t.after(() => sink.close());
  const counter = await startCounter(t, provider.target.baseUrl);
  const reports = path.join(folder, 'reports');
  mkdirSync(reports);
  const staging = { ...provider.target, baseUrl: counter.url, sink: { url: sink.url, readToken } };
  const config = { apiVersion, target: 'staging', targets: { staging } };
  writeFileSync(path.join(folder, 'conformance.config.mjs'), `export default ${JSON.stringify(config)};\n`);
  const more = [...narrowing, '--rate-limit', '10000'].map((word) => `'${word}'`).join(' ');
  const npx = path.join(folder, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift\ncase "$1" in run) set -- "$@" ${more};; esac\nexec '${process.execPath}' '${path.join(packageRoot, 'cli/bin.js')}' "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const env = { ...process.env, NO_COLOR: '1', NODE_TEST_CONTEXT: undefined, PATH: `${folder}:${process.env['PATH']}` };
  const shell = (line: string, added: NodeJS.ProcessEnv = {}): ChildProcess =>
    // A group of its own: a pod is killed with all its processes.
    spawn('sh', ['-c', line], {
      cwd: folder,
      env: { ...env, ...added },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
  return {
    reports,
    requests: counter.requests,
    reached: counter.reached,
    pod(index) {
      const child = shell(podCommand(of, reports), {
        JOB_COMPLETION_INDEX: String(index),
        CONFORMANCE_PIPELINE: 'the-job',
      });
      return { kill: () => void process.kill(-Number(child.pid), 'SIGKILL'), ended: heard(child) };
    },
    whole: () => heard(shell(`npx conformance run --target staging --report-dir '${reports}/whole'`)),
    merge: () => heard(shell(mergeCommand(reports))),
  };
}
