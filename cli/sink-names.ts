// Names that the command's help and its work share.
export const DEFAULT_JOURNAL = 'sink-journal.ndjson';
export const READ_TOKEN = 'CONFORMANCE_SINK_TOKEN';
export const WEBHOOK_TOKEN = 'CONFORMANCE_WEBHOOK_TOKEN';
