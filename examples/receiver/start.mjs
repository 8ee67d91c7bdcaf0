// Starts a receiver from the command line; copy none of it.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where a module is what node was asked to run, starts its receiver: token and secret come from the environment, the port is an argument. */
export async function startIfMain(moduleUrl, create) {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(moduleUrl)) return;
  const { RECEIVER_TOKEN: token, RECEIVER_SECRET: secret } = process.env;
  if (!token) {
    console.error('RECEIVER_TOKEN is not set; it holds what the provider sends in the Authorization header');
    process.exit(2);
  }
  const server = await create({ token, secret });
  server.listen(Number(process.argv[2] ?? 8787), '127.0.0.1', () => {
    console.log(`receiver at http://127.0.0.1:${server.address().port}`);
  });
}
