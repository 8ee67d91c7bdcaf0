/** A part of the project whose tests have to bite. */
export interface Room {
  name: string;
  /** Folders whose tests count beside the room's own: they hold what the room gives them. Few, since each is run beforehand. */
  neighbours: readonly string[];
}

/** Every room that is tried. */
export const rooms: readonly Room[] = [
  { name: 'engine/checks', neighbours: ['engine/judging'] },
  { name: 'engine/judging', neighbours: ['engine/checks'] },
  { name: 'engine/deliveries', neighbours: ['engine/checks'] },
  { name: 'engine/record', neighbours: ['engine/audit', 'engine/waivers', 'reports/reporters'] },
  { name: 'contracts/model', neighbours: ['engine/checks'] },
  { name: 'sink', neighbours: [] },
  { name: 'reports', neighbours: [] },
];

/** Share of the mutants, timeouts counted as killed, that each room's tests must notice. */
export const bar = 0.9;
