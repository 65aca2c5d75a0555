import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const FOLDER = join(__dirname, '..', 'static');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Style sheets, scripts and the icon: the files there are when the server starts, no folder that could be walked. */
export function registerStatic(app: FastifyInstance): void {
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    const content = readFileSync(join(FOLDER, name));
    app.get(`/${name}`, { config: { access: 'anybody' } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'max-age=300').send(content),
    );
  }
}
