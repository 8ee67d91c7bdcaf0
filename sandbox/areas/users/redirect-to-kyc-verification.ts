import { Refusal } from '../../errors.js';
import { findVerification } from './find-verification.js';
import type { SandboxOperation } from '../../operation.js';

/** The page that the user's browser opens; here it waits for the operator instead of leading to an identity provider. */
export const redirectToKycVerification: SandboxOperation = {
  id: 'redirectToKycVerification',
  access: 'open',
  handle({ store, traits }, { params }) {
    const { externalUserId, verificationId = '' } = params;
    const found = findVerification(store, verificationId);
    const exists = found?.user.externalUserId === externalUserId;
    if (!exists && traits.unknownHostedPage === 'refused') throw new Refusal('P412');
    return { contentType: 'text/html; charset=utf-8', body: page(exists ? waiting(verificationId) : unknown) };
  },
};

const unknown = '<p>There is no such verification.</p>';

/** Only the verification's id is shown: the sandbox made it, so that it needs no escaping. */
function waiting(verificationId: string): string {
  return `<h1>Loading</h1>
      <p>This sandbox has no identity provider. Its operator decides verification ${verificationId}:</p>
      <pre>POST /_sandbox/kyc/${verificationId}/approve</pre>`;
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Identity verification</title>
  </head>
  <body>
    <main>
      ${content}
    </main>
  </body>
</html>
`;
}
