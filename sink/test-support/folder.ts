import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The path of a journal, not yet created, in a folder that is removed after the test. */
export async function journalPath(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sink-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'deliveries.ndjson');
}
