import type { ApiVersion } from '../contracts.js';

/** A documented example that breaks the schema beside it, because the documentation contradicts itself. */
export interface KnownSlip {
  version: ApiVersion;
  /** Label of the place (`schemaPlaces`) and name of the example. */
  place: string;
  example: string;
  /** Contradiction in contracts/dossier/platform.yaml. */
  contradiction: string;
  reason: string;
  /** Every violation, as `<pointer> <keyword>`. */
  violations: readonly string[];
}

/** Rows are asserted to fail still: one that a better contract made true has to go. */
export const knownSlips: readonly KnownSlip[] = [
  {
    version: 'legacy',
    place: 'createSepaTransfer',
    example: 'documented',
    contradiction: 'C18',
    reason: 'the table names the user sourceExternalUserId, the sample of the same page externalUserId',
    violations: ['/externalUserId additionalProperties', '/sourceExternalUserId required'],
  },
  {
    version: 'latest',
    place: 'createUser',
    example: 'documented',
    contradiction: 'C04',
    reason: 'prose demands hasAcceptedP100Tc, the sample of the same page lacks it and is answered with success',
    violations: ['/hasAcceptedP100Tc required'],
  },
];
