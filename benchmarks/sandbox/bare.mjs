/** The bare framework: each route serialises a JSON body that is sent to it at start. */
import Fastify from 'fastify';
import { answerUsed } from './used.mjs';

const bodies = JSON.parse(process.argv[2]);
const app = Fastify();
app.get('/balances', () => bodies.balances);
app.post('/transfer', (_request, reply) => reply.status(201).send(bodies.transfer));
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ url: app.listeningOrigin })}\n`);
await answerUsed();
