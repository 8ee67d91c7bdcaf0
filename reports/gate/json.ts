import type { GateFormat } from './format.js';

/** Everything, for programs: `gate/gate.schema.json`. */
export const json: GateFormat = {
  id: 'json',
  about: 'everything, for programs and as a baseline',
  file: 'gate.json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
