/** An answer of the API on its way to the suite, or a delivery on its way to the sink, its body whole. */
export interface Message {
  /** Of answers alone. */
  status?: number;
  /** Without those that frame the body (`Content-Length`, `Transfer-Encoding`, `Connection`). */
  headers: readonly Header[];
  body: Buffer;
}

export type Header = readonly [name: string, value: string];

export type Side = 'answer' | 'delivery';

/** What is known of the way that a message takes. */
export interface Way {
  side: Side;
  /** From 1, of all messages of this side. */
  number: number;
  /** From 1, of the messages to or from this path. */
  numberOnPath: number;
  method: string;
  path: string;
  /** Content encodings that the receiver has said to accept. */
  accepts: readonly string[];
}

/** How the bytes of a message travel. */
export interface Travel {
  /** Sizes of the pieces in turn, the last one again and again; the body is then sent in chunks, without a length. */
  pieces?: readonly number[];
  /** Waits so long before the message goes on, in milliseconds. */
  delayMs?: number;
  /** Of answers: how the connection ends. */
  ends?: 'announced' | 'silently';
  /** Of answers: an HTTP/1.0 server sends them. */
  oldServer?: boolean;
  /** Of answers: an interim answer goes ahead. */
  interim?: 'processing' | 'early-hints';
  /** Of answers: text of the status line. */
  reason?: string;
  /** Of deliveries: the body waits until the receiver has said that it wants it. */
  asksFirst?: boolean;
  /** Of deliveries: the connection is kept for the next one. */
  kept?: boolean;
  /** Of deliveries: the sender does not learn that it was acknowledged. */
  acknowledgementLost?: 'reset' | 'overloaded';
}

/** A way in which a right service may differ from the sandbox. */
export interface Variation {
  /** Kebab case. */
  id: string;
  /** What is different, in a sentence. */
  about: string;
  sides: readonly Side[];
  /** What the contract lets the suite say of it. */
  allows: 'nothing' | 'information';
  /** Another message that means the same; nothing where this one cannot be varied. */
  change?(message: Message, way: Way): Message | undefined;
  /** Nothing where this one travels as ever. */
  travel?(message: Message, way: Way): Travel | undefined;
  /** Where a delivery may take longer than usual: how long a case waits for it, in milliseconds. */
  deadlineMs?: number;
  /** Calls and flows alone; not the scenarios of retries, which script the answers themselves. */
  withoutRetries?: boolean;
  /** The target offers its triggers without saying when its deliveries are done. */
  neverSettles?: boolean;
}
