/** The sink as the product starts it: validates, journals, acknowledges. Takes the journal's path and whether to sync. */
import { loadContract } from '../../../contracts/model/load.js';
import { startSink } from '../../../sink/index.js';
import { answerMeasurements } from './measurements.js';

const [journal, sync] = process.argv.slice(2);
if (journal === undefined) throw new Error('Usage: sink.ts <journal> <sync|no-sync>');
const { url } = await startSink({
  journal,
  inboxes: [{ name: 'default', contract: loadContract('test') }],
  readToken: 'benchmark',
  sync: sync !== 'no-sync',
});
answerMeasurements(url);
