import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallLine } from '../record/format.js';
import { deliver } from './deliver.js';
import type { Flow, Plant } from './flow.js';
import { objectIn, planted, plantingOf, type Reply } from './plants.js';
import { cardSecretsIn, type NamedSecret } from './secrets.js';
import { forward, type ClientTarget } from './target.js';
import { watchOf, type Incoming, type Watching } from './watch.js';

/** What stands between a client and the target. */
export interface ProxyOptions extends Watching {
  target: ClientTarget;
  /** Serves HTTPS. */
  tls?: { key: string; cert: string };
  port?: number;
  now: () => number;
  began: number;
  note(line: CallLine): void;
}

/** A proxy that runs. */
export interface Proxy {
  /** Base URL for the client. */
  url: string;
  calls(): number;
  /** From now on requests belong to a flow, with what is planted in it. */
  begin(flow: Flow): void;
  /**
   * Ends what is still withheld, and waits for what is under way.
   * @returns the secrets of cards that came up: for looking, never for a record
   */
  finish(): Promise<NamedSecret[]>;
  close(): void;
}

/** The largest body of a request that is taken. */
const mostBody = 1024 * 1024;

interface Current {
  flow: Flow;
  left: { plant: Plant; times: number }[];
  over: AbortController;
  secrets: NamedSecret[];
}

/** Forwards requests of a client, watches them and plants what the flow of the moment says. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const session = new Session(options);
  const listener: RequestListener = (request, response) => {
    session.answer(request, response);
  };
  const server: Server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    calls: () => session.number,
    begin: (flow) => session.begin(flow),
    finish: () => session.finish(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

class Session {
  number = 0;
  #current: Current | undefined;
  readonly #underWay = new Set<Promise<void>>();
  readonly #options: ProxyOptions;
  readonly #watch;
  /** Never recorded: tags tell equal values apart from others and nothing more. */
  readonly #salt = randomBytes(32);

  constructor(options: ProxyOptions) {
    this.#options = options;
    this.#watch = watchOf(options);
  }

  begin(flow: Flow): void {
    const left = (flow.plants ?? []).map((plant) => ({ plant, times: plant.times ?? 1 }));
    this.#current = { flow, left, over: new AbortController(), secrets: [] };
  }

  async finish(): Promise<NamedSecret[]> {
    this.#current?.over.abort();
    await Promise.all(this.#underWay);
    const secrets = this.#current?.secrets ?? [];
    this.#current = undefined;
    return secrets;
  }

  answer(request: IncomingMessage, response: Parameters<RequestListener>[1]): void {
    const work = this.#answer(request, response).catch(() => {
      response.destroy();
    });
    this.#underWay.add(work);
    void work.then(() => this.#underWay.delete(work));
  }

  #tag(text: string): string {
    return createHmac('sha256', this.#salt).update(text).digest('hex').slice(0, 16);
  }

  #at(): number {
    return Math.round(this.#options.now() - this.#options.began);
  }

  /** Takes a plant for an answer of an operation, where one is left. */
  #take(ids: readonly string[]): Plant | undefined {
    const found = this.#current?.left.find(({ plant, times }) => ids.includes(plant.at) && times > 0);
    if (found) found.times -= 1;
    return found?.plant;
  }

  async #answer(request: IncomingMessage, response: Parameters<RequestListener>[1]): Promise<void> {
    const at = this.#at();
    const incoming = await incomingOf(request);
    const current = this.#current;
    if (!current || !incoming) {
      response.writeHead(incoming ? 409 : 413, { connection: 'close' }).end();
      return;
    }
    const { lockId, ids, ...watched } = this.#watch(incoming);
    this.number += 1;
    const { flow, over } = current;
    const base = { type: 'call', number: this.number, profile: flow.profile, flow: flow.id, at } as const;
    const plant = this.#take(ids);
    const planting = plant && plantingOf(plant);
    const keyHeader = this.#options.contract.facts.authentication.header;
    const given = plant && planting?.instead?.(plant, this.#options.contract.facts);
    const own = given ?? (await forward(this.#options.target, keyHeader, incoming));
    const reply = plant ? planted(own, plant, this.#options.now()) : own;
    const gave = this.#lockIn(reply);
    await wait(planting?.delayMs ?? 0);
    const hasStatus = await deliver(response, reply, planting?.delivery ?? 'whole', over.signal);
    const secrets = [incoming.body, ...(hasStatus ? [reply.body] : [])].flatMap((body) =>
      cardSecretsIn(objectIn(body) ?? {}),
    );
    current.secrets.push(...secrets);
    const retryAfter = Number(reply.headers['retry-after']);
    this.#options.note({
      ...base,
      ...watched,
      tag: this.#tag(`${incoming.method} ${incoming.url} ${incoming.body.toString('base64')}`),
      ...(lockId === undefined ? {} : { usedLock: this.#tag(lockId) }),
      ...(gave ? { gaveLock: gave } : {}),
      ...(plant ? { plant: plant.plant } : {}),
      ...(secrets.length > 0 ? { secrets: [...new Set(secrets.map(({ name }) => name))] } : {}),
      ...(reply.status === 429 && retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
      status: hasStatus ? reply.status : null,
      endedAt: this.#at(),
    });
  }

  /** The rate lock of an answer: an id with the time until when it holds. */
  #lockIn({ status, body }: Reply): CallLine['gaveLock'] {
    const answer = status < 300 ? objectIn(body) : undefined;
    const id = answer?.['lockId'] ?? answer?.['id'];
    const until = Date.parse(String(answer?.['validUntil'] ?? answer?.['expiresAt']));
    if (typeof id !== 'string' || Number.isNaN(until)) return undefined;
    return { lock: this.#tag(id), until: Math.round(until - this.#options.began) };
  }
}

async function incomingOf(request: IncomingMessage): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBody) return undefined;
    chunks.push(chunk);
  }
  const { method = '', url = '/', headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks) };
}
