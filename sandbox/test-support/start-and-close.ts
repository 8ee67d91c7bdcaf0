/** A process that must end by itself: a sandbox with a failed delivery is closed, and nothing else runs. */
import { startReceiver } from '../../sender/test-support/receiver.js';
import { startSandbox } from '../index.js';
import { createPartner } from './partner.js';

const receiver = await startReceiver(() => 500);
const sandbox = await startSandbox({ webhookUrl: receiver.url });
const partner = createPartner(sandbox);
await partner.approve('maria');
const { waiting } = await partner.settle();
await sandbox.close();
await receiver.close();
process.stdout.write(`waiting ${String(waiting)}, closed\n`);
