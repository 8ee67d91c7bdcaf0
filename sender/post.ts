import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** A request to a partner's host. */
export interface OutgoingRequest {
  url: URL;
  method: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array;
  /** Ends the request early. */
  signal: AbortSignal;
}

/**
 * Sends a request and gives the status of the whole answer; redirects are not followed. Each request has a connection of
 * its own: a kept one that the receiver closes at the wrong moment would look like a failed delivery.
 */
export function post({ url, method, headers, body, signal }: OutgoingRequest): Promise<number> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const length: Record<string, string> = body.length === 0 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers: { ...headers, ...length }, signal, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.end(body);
  });
}
