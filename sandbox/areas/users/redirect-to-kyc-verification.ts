import { Refusal } from '../../errors.js';
import { findVerification } from './find-verification.js';
import type { SandboxOperation } from '../../operation.js';

/** The page that the user's browser opens; here it waits for the operator instead of leading to an identity provider. */
export const redirectToKycVerification: SandboxOperation = {
  id: 'redirectToKycVerification',
  access: 'open',
  handle({ store }, { params }) {
    const { externalUserId, verificationId = '' } = params;
    const found = findVerification(store, verificationId);
    if (found?.user.externalUserId !== externalUserId) throw new Refusal('P412');
    return { contentType: 'text/html; charset=utf-8', body: page(verificationId) };
  },
};

/** Only the verification's id is shown: the sandbox made it, so that it needs no escaping. */
function page(verificationId: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Identity verification</title>
  </head>
  <body>
    <main>
      <h1>Loading</h1>
      <p>This sandbox has no identity provider. Its operator decides verification ${verificationId}:</p>
      <pre>POST /_sandbox/kyc/${verificationId}/approve</pre>
    </main>
  </body>
</html>
`;
}
