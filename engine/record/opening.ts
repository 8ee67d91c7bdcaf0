import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RecordLine, RunLine, WaiverLine } from './format.js';

/** What a record begins with, before anything of its cases. */
export interface Opening {
  run: RunLine | undefined;
  waivers: WaiverLine[];
}

const opens: ReadonlySet<string> = new Set<RecordLine['type']>(['run', 'scope', 'waiver']);

/** The first lines of a record, which may still be written: no more of it is read. */
export async function openingOf(file: string): Promise<Opening> {
  const opening: Opening = { run: undefined, waivers: [] };
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const text of createInterface({ input: stream })) {
      const line = JSON.parse(text) as RecordLine;
      if (!opens.has(line.type)) break;
      if (line.type === 'run') opening.run = line;
      if (line.type === 'waiver') opening.waivers.push(line);
    }
  } finally {
    stream.destroy();
  }
  return opening;
}
