/** The provider said no: nothing happened. */
export class Refused extends Error {}

/** There is no answer that says whether something happened. */
export class DontKnow extends Error {}
