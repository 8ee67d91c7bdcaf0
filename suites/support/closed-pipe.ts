import type { Writable } from 'node:stream';

/**
 * Lets work go on to its end when nobody reads what it prints any more (`| head`): what is printed from then on is lost, exit code, report and
 * clean-up are not. Every other error of a stream is thrown.
 */
export function endQuietlyAtClosedPipe(...streams: readonly Writable[]): void {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
