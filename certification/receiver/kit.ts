import { createHash } from 'node:crypto';
import type { Webhook } from '../../contracts/model/types.js';
import type { Profile } from '../profiles/profile.js';
import type { AttemptEnding, AttemptLine, CertificationLine, Money, ReadingLine, StartLine } from '../record/format.js';
import { signatureOf, signedHeaders, type SignatureScheme } from '../signatures/scheme.js';
import { below } from './endpoint.js';
import { makePayload, payloadSeed, textOf, type Payload, type Wish } from './payload.js';
import type { Books, Probe } from './probe.js';
import type { Provider } from './provider.js';
import { send, type Outgoing, type Sent } from './send.js';

/** How the signature of one delivery differs from the right one. */
export interface SignatureWish {
  secret?: string;
  /** Seconds to add to the time of signing. */
  shift?: number;
  /** Body that is signed in place of the one that is sent. */
  body?: Uint8Array;
  /** Id that is sent in place of the one that is signed. */
  sentId?: string;
  /** Id of the message; the object's where it is left out. */
  id?: string;
  /** Further wrong signatures before the right one. */
  others?: number;
  /** None is sent. */
  none?: boolean;
}

/** How one attempt differs from the right one. */
export interface How {
  path?: string;
  method?: string;
  /** `null` sends none. */
  token?: string | null;
  headers?: Readonly<Record<string, string>>;
  /** Headers that go out under another name. */
  spelt?: (name: string) => string;
  query?: string;
  contentType?: string | null;
  bytes?: Uint8Array;
  /** Cuts the body into pieces. */
  split?: (bytes: Uint8Array) => Uint8Array[];
  pauseMs?: number;
  chunked?: boolean;
  statedLength?: number;
  drop?: boolean;
  until?: Promise<void>;
  signature?: SignatureWish;
  /** Leaves out what the attempt tells of money. */
  untold?: boolean;
}

/** Everything outside that a certification of a receiver touches, and what it may use. */
export interface ReceiverRun {
  endpoint: URL;
  provider: Provider;
  token: string | undefined;
  signature: { scheme: SignatureScheme; secret: string } | undefined;
  probe: Probe | undefined;
  users: readonly string[];
  /** Paths that the partner declared, by webhook. */
  paths: Readonly<Record<string, string>>;
  seed: string;
  deadlineMs: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Waits so many seconds of the documented schedule, compressed or not. */
  later: (seconds: number) => Promise<void>;
  /** Told each line of the record as it arises. */
  note: (line: CertificationLine) => void;
  start: StartLine;
  began: number;
  counter: { attempts: number };
}

/** What a scenario plays with. */
export interface Kit {
  run: ReceiverRun;
  profile: Profile;
  /** Webhooks of the profile that the receiver acknowledged; all of them while that is found out. */
  webhooks: readonly Webhook[];
  /** The first one with a body. */
  first: Webhook;
  /** Those that tell of money. */
  money: readonly Webhook[];
  payload(webhook: Webhook, step: string, wish?: Wish): Payload;
  post(step: string, webhook: Webhook, payload: Payload, how?: How): Promise<AttemptLine>;
  /** A request that is no delivery. */
  call(step: string, method: string, path: string): Promise<AttemptLine>;
  read(step: string, payloads: readonly Payload[]): Promise<ReadingLine>;
}

/** The tools of one scenario. */
export function kitFor(run: ReceiverRun, profile: Profile, scenario: string, webhooks: readonly Webhook[]): Kit {
  const money = webhooks.filter(({ id }) => Object.hasOwn(profile.money ?? {}, id));
  const maker = { contract: run.provider.contract, money: profile.money ?? {}, users: run.users };
  const at = { profile: profile.profile, scenario };
  const attempt = async (step: string, about: About, outgoing: Outgoing): Promise<AttemptLine> => {
    const number = (run.counter.attempts += 1);
    const when = Math.round(run.now() - run.began);
    const sent = await send(outgoing, run.deadlineMs);
    const line: AttemptLine = {
      type: 'attempt',
      number,
      ...at,
      step,
      ...about,
      at: when,
      answer: answerOf(sent, run.token),
    };
    run.note(line);
    return line;
  };
  return {
    run,
    profile,
    webhooks,
    first: (webhooks.find(({ object }) => object.requestBody !== undefined) ?? webhooks[0]) as Webhook,
    money,
    payload: (webhook, step, wish) =>
      makePayload(webhook, maker, payloadSeed(run.seed, profile.profile, scenario, step), wish),
    post(step, webhook, payload, how = {}) {
      const outgoing = outgoingFor(run, webhook, payload, how);
      return attempt(step, aboutOf(run, webhook, payload, how, outgoing), outgoing);
    },
    call(step, method, path) {
      const url = below(run.endpoint, path);
      const headers =
        run.token === undefined ? {} : { [run.provider.delivering.tokenHeader]: tokenText(run, run.token) };
      const about = { webhook: null, object: null, method, path, bodyBytes: 0, bodySha256: hashOf([]) };
      return attempt(step, about, { url, method, headers, pieces: [] });
    },
    async read(step, payloads) {
      const books = await run.probe?.(
        payloads.map(({ object }) => object),
        [...new Set(payloads.map(({ user }) => user))],
      );
      const { bookings = [], balances = [] } = books ?? {};
      const line: ReadingLine = { type: 'reading', ...at, step, bookings, balances: balances.map(nameless(run)) };
      run.note(line);
      return line;
    },
  };
}

/** A balance without the id of a user that the partner knows: the record is handed on. */
function nameless({ users }: ReceiverRun): (balance: Books['balances'][number]) => Books['balances'][number] {
  return (balance) => ({
    ...balance,
    user: users.includes(balance.user) ? `user ${users.indexOf(balance.user) + 1}` : balance.user,
  });
}

type About = Omit<AttemptLine, 'type' | 'number' | 'profile' | 'scenario' | 'step' | 'at' | 'answer'>;

function aboutOf(run: ReceiverRun, webhook: Webhook, payload: Payload, how: How, { method, pieces }: Outgoing): About {
  const money: { money?: Money } = payload.money && !how.untold ? { money: payload.money } : {};
  return {
    webhook: webhook.id,
    object: payload.object,
    method,
    path: how.path ?? pathOf(run, webhook),
    bodyBytes: pieces.reduce((sum, piece) => sum + piece.byteLength, 0),
    bodySha256: hashOf(pieces),
    ...money,
  };
}

function hashOf(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

function pathOf({ paths }: ReceiverRun, webhook: Webhook): string {
  return paths[webhook.id] ?? webhook.path;
}

function tokenText({ provider }: ReceiverRun, token: string): string {
  return provider.delivering.tokenPrefix + token;
}

/** The request of a delivery: the right one, but for what `how` changes. */
function outgoingFor(run: ReceiverRun, webhook: Webhook, payload: Payload, how: How): Outgoing {
  const bytes = how.bytes ?? Buffer.from(textOf(payload.body));
  const url = below(run.endpoint, (how.path ?? pathOf(run, webhook)) + (how.query ?? ''));
  const { split, pauseMs, chunked, statedLength, drop, until, spelt = (name: string) => name } = how;
  const headers = { ...rightHeaders(run, how, payload, bytes), ...how.headers };
  return {
    url,
    method: how.method ?? webhook.method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [spelt(name), value])),
    pieces: split ? split(bytes) : bytes.byteLength === 0 ? [] : [bytes],
    ...(pauseMs === undefined ? {} : { pauseMs }),
    ...(chunked === undefined ? {} : { chunked }),
    ...(statedLength === undefined ? {} : { statedLength }),
    ...(drop === undefined ? {} : { drop }),
    ...(until === undefined ? {} : { until }),
  };
}

function rightHeaders(run: ReceiverRun, how: How, payload: Payload, bytes: Uint8Array): Record<string, string> {
  const { tokenHeader, contentType } = run.provider.delivering;
  const token = how.token === undefined ? run.token : how.token;
  const type = how.contentType === undefined ? contentType : how.contentType;
  return {
    ...(token === undefined || token === null ? {} : { [tokenHeader]: tokenText(run, token) }),
    ...(type === null ? {} : { 'content-type': type }),
    ...signed(run, how.signature ?? {}, payload, bytes),
  };
}

function signed(run: ReceiverRun, wish: SignatureWish, payload: Payload, bytes: Uint8Array): Record<string, string> {
  if (!run.signature) return {};
  const { scheme, secret } = run.signature;
  const timestamp = Math.floor(run.now() / 1000) + (wish.shift ?? 0);
  const id = wish.id ?? `msg_${payload.object}`;
  const own = signatureOf(scheme, wish.secret ?? secret, { id, timestamp, body: wish.body ?? bytes });
  const others = Array.from({ length: wish.others ?? 0 }, (_, index) =>
    signatureOf(scheme, `retired-${index}`, { id, timestamp, body: bytes }),
  );
  return signedHeaders(scheme, { id: wish.sentId ?? id, timestamp, body: bytes }, wish.none ? [] : [...others, own]);
}

/** What is kept of an answer: of its body and headers nothing but whether they show the token. */
function answerOf(sent: Sent, token: string | undefined): AttemptEnding {
  if (sent.kind !== 'status') return { kind: sent.kind, ms: sent.ms };
  const { status, ms, body, location = '' } = sent;
  const showsToken = token !== undefined && (body.includes(token) || location.includes(token));
  return { kind: 'status', status, ms, showsToken };
}
