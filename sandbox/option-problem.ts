/** An option with which no sandbox can start; the message says which and why. */
export class OptionProblem extends Error {}
