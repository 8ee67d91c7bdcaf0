/** Something that was handed over and can't be used: the message says what, where and what to do. */
export class CertificationInputError extends Error {
  override readonly name = 'CertificationInputError';
}

/** An endpoint or probe that can't be tested: nothing is proven. */
export class UnusableEndpoint extends Error {
  override readonly name = 'UnusableEndpoint';
}
