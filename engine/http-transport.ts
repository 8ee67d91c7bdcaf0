import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { rootCertificates, type SecureContextOptions } from 'node:tls';
import { acceptedCodings } from './bytes/content-encoding.js';
import { beginningOf } from './bytes/beginning.js';
import { isDeeperThan } from './bytes/depth.js';
import { joinedHeaders } from './bytes/headers.js';
import { bytesInWords, type ByteProblem } from './bytes/problem.js';
import { readBody } from './bytes/read-body.js';
import { usualAnswerLimits, type AnswerLimits } from './answer-limits.js';
import { deadlineAfter } from './deadline.js';
import type { BrokenAnswer } from './exchange.js';
import { idleMs, KeptWord } from './kept-word.js';
import { proxyFor, type Network, type TlsIdentity } from './network.js';
import { PlainTunnelAgent, TlsTunnelAgent } from './tunnel.js';
import type { OutgoingRequest, Transport, TransportAnswer } from './transport.js';

/** Methods whose request may be sent again, for it changes nothing (RFC 9110, 9.2.1). */
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** How the connections of a process to one scheme are kept. */
interface Lines {
  kept: HttpAgent;
  /** One connection a request. */
  fresh: HttpAgent;
  /** Whether those that they lead to keep connections open as they say. */
  word: KeptWord;
}

const keptOptions = { keepAlive: true, timeout: idleMs, scheduling: 'lifo' } as const;

/** A private authority is trusted beside the usual ones. */
function secured({ ca, cert, key }: TlsIdentity): SecureContextOptions {
  return {
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

function makeLines(scheme: 'http:' | 'https:', proxy: URL | undefined, { tls = {} }: Network): Lines {
  const secure = secured(tls);
  const agent = (options: typeof keptOptions | { keepAlive: false }): HttpAgent => {
    if (scheme === 'http:') return proxy ? new PlainTunnelAgent(proxy, options) : new HttpAgent(options);
    const all = { ...options, ...secure };
    return proxy ? new TlsTunnelAgent(proxy, all) : new HttpsAgent(all);
  };
  const word = new KeptWord();
  return { kept: keeping(agent(keptOptions), word), fresh: agent({ keepAlive: false }), word };
}

/** Lines to an address, by scheme and proxy. */
type LinesTo = (url: URL) => Lines;

function linesOf(network: Network): LinesTo {
  const made = new Map<string, Lines>();
  return (url) => {
    const { protocol } = url;
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`${protocol} is no scheme that can be called`);
    const proxy = proxyFor(url, network);
    const key = `${protocol} ${proxy?.href ?? ''}`;
    const lines = made.get(key) ?? makeLines(protocol, proxy, network);
    made.set(key, lines);
    return lines;
  };
}

/** A process keeps its lines where nothing is said of the network. */
const usualLines = linesOf({});

/** What is no longer listened to once a kept connection is used again. */
const ofIdle = new WeakMap<Socket, { unasked: () => void; ended: () => void }>();

/** What comes on a connection between two answers belongs to neither: such a connection is not used again. */
function keeping<Agent extends HttpAgent>(agent: Agent, word: KeptWord): Agent {
  agent.on('free', (socket: Socket, { host, port }: { host?: string; port?: number | string }) => {
    if (ofIdle.has(socket)) return;
    const listeners = {
      unasked: () => void socket.destroy(),
      ended: () => word.broke(`${host}:${port}`),
    };
    ofIdle.set(socket, listeners);
    socket.on('data', listeners.unasked);
    socket.on('end', listeners.ended);
  });
  return agent;
}

function inUse(socket: Socket): void {
  const listeners = ofIdle.get(socket);
  if (!listeners) return;
  ofIdle.delete(socket);
  socket.off('data', listeners.unasked);
  socket.off('end', listeners.ended);
}

/** Host and port, as agents know them. */
function originOf({ protocol, hostname, port }: URL): string {
  return `${hostname.replace(/^\[|\]$/g, '')}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

/** A kept connection that the server had closed, or still wrote an earlier answer to, when the request was sent on it. */
class StaleConnection extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/**
 * Sends over `node:http` and gives the bytes as they came. No redirect is followed, no cookie kept.
 *
 * What changes nothing goes over kept connections, and is sent again, once, where such a connection was closed before anything was
 * answered (RFC 9112, 9.3.1). Whatever may change something is never sent again: a server may close a kept connection at any
 * moment, and when it does nobody can tell whether the request had arrived and was carried out (RFC 9110, 9.2.2). So it gets a
 * connection of its own, unless the server says how long it keeps one, and has often been seen to. A connection that nobody
 * has used yet is not closed for being idle, so that no call is lost, and no money moved twice.
 * @param limits how much of an answer is read; what goes beyond is a broken answer
 * @param network proxy and TLS; by default those of the environment
 */
export function httpTransport(limits: AnswerLimits = usualAnswerLimits, network?: Network): Transport {
  const linesTo = network ? linesOf(network) : usualLines;
  return async (url, request, timeoutMs) => {
    const lines = linesTo(url);
    const until = performance.now() + timeoutMs;
    const isSafe = safe.has(request.method.toUpperCase());
    const origin = originOf(url);
    // What the server may have closed meanwhile is heard of first.
    if (!isSafe && lines.word.isSure(origin)) await nextTurn();
    const agent = isSafe || lines.word.isSure(origin) ? lines.kept : lines.fresh;
    try {
      return await new Sending(url, request, timeoutMs, limits).over(agent, lines.word);
    } catch (error) {
      // Of requests that change nothing alone.
      if (!(error instanceof StaleConnection)) throw error;
      return new Sending(url, request, Math.max(1, until - performance.now()), limits).over(lines.fresh, lines.word);
    }
  };
}

/** Name and value of every header by turns, with those that a client has to send. */
function headersFor(url: URL, { method, headers }: OutgoingRequest, bodyLength: number | undefined): string[] {
  const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const takesBody = ['POST', 'PUT', 'PATCH'].includes(method.toUpperCase());
  const own: readonly (readonly [string, string | undefined])[] = [
    ['host', url.host],
    ['accept', '*/*'],
    ['accept-encoding', acceptedCodings],
    ['user-agent', 'partner-api-conformance'],
    ['content-length', bodyLength ? String(bodyLength) : takesBody ? '0' : undefined],
  ];
  const added = own.filter(([name, value]) => value !== undefined && !named.has(name));
  const lengthKnown = named.has('transfer-encoding') ? added.filter(([name]) => name !== 'content-length') : added;
  return [...Object.entries(headers), ...lengthKnown].flatMap(([name, value]) => [name, value ?? '']);
}

/** One request on its way, and what came back of its answer. */
class Sending {
  readonly #url: URL;
  readonly #request: OutgoingRequest;
  readonly #timeoutMs: number;
  readonly #limits: AnswerLimits;
  readonly #parts: Buffer[] = [];
  #size = 0;
  #head: IncomingMessage | undefined;
  /** What ended it before it was whole. */
  #broken: BrokenAnswer | undefined;
  #bytesBefore = 0;
  #socket: Socket | undefined;

  constructor(url: URL, request: OutgoingRequest, timeoutMs: number, limits: AnswerLimits) {
    this.#url = url;
    this.#request = request;
    this.#timeoutMs = timeoutMs;
    this.#limits = limits;
  }

  over(agent: HttpAgent, word: KeptWord): Promise<TransportAnswer> {
    const { body, method } = this.#request;
    const length = body === undefined ? undefined : Buffer.byteLength(body, 'utf8');
    const origin = originOf(this.#url);
    return new Promise((resolve, reject) => {
      const send = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = send(this.#url, {
        method,
        agent,
        headers: headersFor(this.#url, this.#request, length),
        maxHeaderSize: this.#limits.headerBytes,
      });
      // As many headers as fit in `headerBytes`; by itself Node leaves out those after the first 2000.
      request.maxHeadersCount = 0;
      const deadline = deadlineAfter(this.#timeoutMs, () => this.#late(request));
      request.once('socket', (socket: Socket) => {
        inUse(socket);
        this.#socket = socket;
        this.#bytesBefore = socket.bytesRead;
      });
      request.once('response', (head) => {
        this.#head = head;
        head.on('data', (part: Buffer) => this.#take(part, request));
        head.once('error', (error) => (this.#broken ??= this.#brokenOff(error)));
        head.once('close', () => {
          deadline.clear();
          // An answer that ends its connection promises nothing of it.
          if (request.reusedSocket && request.shouldKeepAlive)
            word.heard(origin, head.headers['keep-alive']?.toString());
          resolve(this.#answer(head));
        });
      });
      request.on('error', (error) => {
        if (this.#head) {
          this.#broken ??= this.#brokenOff(error);
          return;
        }
        deadline.clear();
        this.#broken ??= this.#brokenHead(error);
        const isStale = this.#isStale(request, error);
        if (isStale) word.broke(origin);
        if (isStale && safe.has(method.toUpperCase())) reject(new StaleConnection(error));
        else if (this.#broken) resolve({ broken: this.#broken });
        else reject(error);
      });
      // As text it leaves together with the head, in one packet.
      request.end(body);
    });
  }

  #take(part: Buffer, request: ClientRequest): void {
    const room = this.#limits.bytes - this.#size;
    this.#size += part.length;
    if (room > 0) this.#parts.push(room < part.length ? part.subarray(0, room) : part);
    if (room >= part.length || this.#broken) return;
    const most = bytesInWords(this.#limits.bytes);
    this.#broken = {
      kind: 'beyond-limits',
      message: `the body is larger than ${most}; the rest was not read`,
      expected: `at most ${most}`,
    };
    request.destroy();
  }

  #late(request: ClientRequest): void {
    const time = `${Math.round(this.#timeoutMs)} ms`;
    const begun = this.#head
      ? `${this.#size} bytes of its body`
      : this.#received() > 0
        ? 'a part of its head'
        : undefined;
    if (begun !== undefined)
      this.#broken ??= {
        kind: 'beyond-limits',
        message: `the answer had not ended after ${time}; ${begun} had come`,
        expected: `a whole answer within ${time}`,
      };
    const connected = this.#socket?.connecting === false;
    request.destroy(
      connected
        ? new Error(`timeout: no answer within ${time}`)
        : Object.assign(new Error(`timeout: no connection within ${time}`), { code: 'ETIMEDOUT' }),
    );
  }

  #received(): number {
    return this.#socket ? this.#socket.bytesRead - this.#bytesBefore : 0;
  }

  #isStale(request: ClientRequest, { code = '' }: NodeJS.ErrnoException): boolean {
    if (!request.reusedSocket) return false;
    // What stands before the head may be the rest of an earlier answer, which was longer than it said.
    return code.startsWith('HPE_INVALID') || (this.#received() === 0 && ['ECONNRESET', 'EPIPE'].includes(code));
  }

  /** What is wrong with an answer whose head was never whole; `undefined` where none had begun. */
  #brokenHead({ code = '', reason }: NodeJS.ErrnoException & { reason?: string }): BrokenAnswer | undefined {
    if (code === 'HPE_HEADER_OVERFLOW') {
      const most = bytesInWords(this.#limits.headerBytes);
      return { kind: 'beyond-limits', message: `the head is larger than ${most}`, expected: `at most ${most}` };
    }
    if (code.startsWith('HPE_')) return malformed(`the head is not well-formed HTTP: ${reason ?? code}`);
    if (this.#received() === 0 || !['ECONNRESET', 'EPIPE'].includes(code)) return undefined;
    return malformed(`the connection was closed after ${this.#received()} bytes, within the head`);
  }

  #brokenOff({ code = '', reason }: NodeJS.ErrnoException & { reason?: string }): BrokenAnswer {
    const declared = this.#head?.headers['content-length'];
    if (this.#head?.complete === true)
      return malformed(
        declared === undefined
          ? `what follows the answer is not well-formed HTTP: ${reason ?? code}`
          : `more came than the ${declared} bytes that Content-Length declares`,
      );
    if (code.startsWith('HPE_'))
      return malformed(`the body is not well-formed HTTP after ${this.#size} bytes: ${reason ?? code}`);
    const whole = declared === undefined ? 'before its last chunk' : `of the ${declared} that Content-Length declares`;
    return malformed(`the connection was closed after ${this.#size} bytes of the body, ${whole}`);
  }

  #answer(head: IncomingMessage): TransportAnswer {
    const raw = head.rawHeaders;
    const headers = raw.flatMap((name, at): [string, string][] => (at % 2 ? [] : [[name, raw[at + 1] ?? '']]));
    const bytes = Buffer.concat(this.#parts);
    this.#parts.length = 0;
    const joined = joinedHeaders(headers);
    const { bytes: maxBytes, depth: maxDepth } = this.#limits;
    const { text, problems } = readBody(bytes, joined, { limits: { maxBytes, maxDepth } });
    const broken = this.#broken ?? beyond(text, problems, maxDepth);
    const unread = broken?.kind === 'beyond-limits';
    return {
      response: {
        status: head.statusCode ?? 0,
        headers: joined,
        body: unread ? beginningOf(text) : text,
        wire: { bytes: unread ? new Uint8Array() : bytes, headers },
      },
      ...(broken ? { broken } : {}),
    };
  }
}

/** What makes a body that came whole too much to be read. */
function beyond(text: string, problems: readonly ByteProblem[], maxDepth: number): BrokenAnswer | undefined {
  const large = problems.find(({ kind }) => kind === 'too-large');
  if (large) return { kind: 'beyond-limits', message: large.message, expected: large.expected };
  if (!isDeeperThan(text, maxDepth)) return undefined;
  const message = `lists and objects stand in one another more than ${maxDepth} deep`;
  return { kind: 'beyond-limits', message, expected: `at most ${maxDepth} levels` };
}

function malformed(message: string): BrokenAnswer {
  return { kind: 'malformed', message, expected: 'a whole answer in well-formed HTTP' };
}
