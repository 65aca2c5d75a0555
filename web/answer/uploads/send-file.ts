import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply } from 'fastify';
import type { UploadRow } from '../../../store/uploads';
import type { WebDeps } from '../../web-deps';

/** Hands out a file to be kept, never to be shown in our pages: as an attachment, of its own type, under its own name. */
export async function sendFile({ uploads }: WebDeps, reply: FastifyReply, { id, name, type, bytes }: UploadRow) {
  const path = join(uploads, id);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return reply.callNotFound();
  return reply
    .type(type)
    .header('content-disposition', attachment(name))
    .header('content-length', bytes)
    .send(createReadStream(path));
}

/** RFC 6266 with the extended notation of RFC 8187; whoever does not know that gets a name of plain letters. */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^A-Za-z0-9._ -]/g, '_');
  const extended = encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}
