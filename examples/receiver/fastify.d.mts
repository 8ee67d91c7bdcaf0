import type { Server } from 'node:http';
import type { ReceiverOptions } from './receiver.mjs';

/** A receiver; it is not listening yet. */
export function createFastifyReceiver(options: ReceiverOptions): Promise<Server>;
