export { createSinkClient, SinkError, type SinkAddress, type SinkClient, type WaitRequest } from './client.js';
export type { DeliveryFilter } from './filter.js';
export { startSink, type Acknowledgement, type Sink, type SinkOptions, type WebhookPath } from './server.js';
export type { Delivery } from './types.js';
export type { WaitResult } from './wait.js';
