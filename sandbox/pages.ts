import type { FastifyInstance } from 'fastify';
import { areas } from './areas/index.js';
import type { SandboxContext } from './context.js';
import { routePath } from './route-path.js';

/** Every page that payers and users can open. */
const pages = areas.flatMap((area) => area.pages ?? []);

/** Adds the pages. Nobody may keep, frame or sniff them, and they send no referrer: their address is all that guards them. */
export function addPages(app: FastifyInstance, context: SandboxContext): void {
  for (const { path, handle } of pages) {
    app.get(routePath(path), (request, reply) => {
      const { status, html, policy } = handle(context, request.params as Record<string, string>);
      return reply
        .status(status)
        .headers({
          'content-security-policy': policy,
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .type('text/html; charset=utf-8')
        .send(html);
    });
  }
}
