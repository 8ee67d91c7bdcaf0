/** One received webhook attempt, as the sink keeps it and its read API gives it. */
export interface Delivery {
  /** Position in the journal, from 1, without gaps. */
  sequence: number;
  inbox: string;
  /** Of the contract; `null` where no webhook has this path. */
  webhookId: string | null;
  method: string;
  /** Path and query as received. */
  path: string;
  /** Lower-case names, in order; a repeated header stands as often as it was sent. */
  headers: [name: string, value: string][];
  /** Raw bytes, base64. */
  bodyBase64: string;
  /** Milliseconds since the epoch: request head received, body complete, answer handed to the socket. */
  receivedAt: number;
  completedAt: number;
  answeredAt: number;
  answerStatus: number;
  /** Peer address and port: tells connections apart. */
  connection: string;
}
