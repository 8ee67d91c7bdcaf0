import { ImportError, type Importer, type ReadOptions, type SourceText } from '../reading.js';
import type { Traffic } from '../traffic/calls.js';
import { harImporter, trafficOfHar } from './har.js';
import { journalImporter, trafficOfJournal } from './journal.js';
import { recordImporter, trafficOfRecord } from './record.js';

const kinds: readonly { importer: Importer; read(source: SourceText, options: ReadOptions): Traffic }[] = [
  { importer: harImporter, read: trafficOfHar },
  { importer: recordImporter, read: trafficOfRecord },
  { importer: journalImporter, read: trafficOfJournal },
];

/** What `readTraffic` reads, for messages. */
export const trafficKinds = kinds.map(({ importer }) => importer.about).join(', ');

/**
 * What was sent and received, of whatever kind the file is.
 * @throws ImportError where nothing reads it, or what its reader throws
 */
export function readTraffic(source: SourceText, options: ReadOptions = {}): Traffic {
  const kind = kinds.find(({ importer }) => importer.detects(source.text));
  if (!kind) throw new ImportError(`${source.name}: no traffic that can be read; name ${trafficKinds}`);
  return kind.read(source, options);
}
