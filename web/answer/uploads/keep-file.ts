import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import { addUpload, dropUnrecordedUploads, findUnrecordedUploads } from '../../../store/uploads';
import type { WebDeps } from '../../web-deps';
import { plainText } from '../plain-text';
import type { Thing } from '../thing';
import { examineFile, FILE_LIMITS } from './examine-file';

/** A file kept for an answer that is not recorded yet, or why it was not kept. `field`: the form's field it came in. */
export type KeptFile = { field: string; id: string | null; problem: string | null };

const UNRECORDED_MS = 86_400_000;
const MOST_UNRECORDED = 20;

/** Keeps one file of a form: outside the pages, under a random id, for its owner alone, examined before it counts. */
export async function keepFile(deps: WebDeps, owner: string, thing: Thing, part: MultipartFile): Promise<KeptFile | null> {
  const name = fileName(part.filename);
  if (!name) {
    part.file.resume();
    return null;
  }
  await removeUnrecorded(deps);
  const refused = (problem: string): KeptFile => ({ field: part.fieldname, id: null, problem });
  if ((await findUnrecordedUploads(deps.db, owner)).length >= MOST_UNRECORDED) {
    part.file.resume();
    return refused('Đã có nhiều tệp tải lên mà chưa gửi; đề nghị gửi nội dung trước.');
  }
  const id = randomBytes(16).toString('base64url');
  const path = await store(deps, id, part);
  const bytes = part.file.truncated ? null : await readFile(path);
  const examined =
    bytes === null ? { problem: `Tệp “${name}” lớn hơn 20 MB; đề nghị gửi bản nhỏ hơn.` } : examineFile(name, bytes);
  if ('problem' in examined || bytes === null) {
    await rm(path, { force: true });
    return refused('problem' in examined ? examined.problem : '');
  }
  await addUpload(deps.db, {
    id,
    owner,
    authority: thing.scene.row.authority,
    plan: thing.scene.row.id,
    task: thing.task.no,
    key: thing.key,
    unit: thing.unit,
    name,
    type: examined.type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    uploadedAt: deps.now(),
  });
  return { field: part.fieldname, id, problem: null };
}

/** Removes files whose form was never recorded. */
export async function removeUnrecorded({ db, now, uploads }: WebDeps): Promise<void> {
  const ids = await dropUnrecordedUploads(db, now() - UNRECORDED_MS);
  await Promise.all(ids.map((id) => rm(join(uploads, id), { force: true })));
}

async function store({ uploads }: WebDeps, id: string, part: MultipartFile): Promise<string> {
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const path = join(uploads, id);
  try {
    await pipeline(part.file, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return path;
}

// The name is words for people, never a path of ours.
function fileName(given: string | undefined): string {
  const name =
    plainText((given ?? '').normalize('NFC'))
      .replace(/[\n\t]/g, ' ')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return [...name].slice(-120).join('').trim();
}

export const MULTIPART = {
  throwFileSizeLimit: false,
  limits: {
    fileSize: FILE_LIMITS.bytes,
    files: FILE_LIMITS.files * 2,
    fields: 400,
    fieldSize: 32_768,
    fieldNameSize: 100,
    parts: 420,
    headerPairs: 20,
  },
};
