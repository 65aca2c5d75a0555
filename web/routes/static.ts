import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const FILES = { 'style.css': 'text/css; charset=utf-8', 'icon.svg': 'image/svg+xml' };

/** The style sheet and the icon: two files, no folder that could be walked. */
export function registerStatic(app: FastifyInstance): void {
  for (const [name, type] of Object.entries(FILES)) {
    const content = readFileSync(join(__dirname, '..', 'static', name));
    app.get(`/${name}`, async (_request, reply) => reply.type(type).header('cache-control', 'max-age=300').send(content));
  }
}
