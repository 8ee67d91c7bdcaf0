import type { TestContext } from 'node:test';
import { startSink, type Sink, type SinkOptions } from '../server.js';
import { journalPath } from './folder.js';

/** A sink with a journal of its own, closed after the test. */
export async function start(t: TestContext, changes: Partial<SinkOptions> = {}): Promise<Sink> {
  const journal = changes.journal ?? (await journalPath(t));
  const sink = await startSink({ journal, readToken: 'read-token', ...changes });
  t.after(() => sink.close());
  return sink;
}
