import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { TextDocument } from '../document/document';
import { Unreadable } from './extract-error';

export type Limits = { ms: number; memoryMb: number; outputBytes: number };

/** ASVS 5.0, 5.2 and our own measurements: a small docx can cost hundreds of megabytes. */
export const LIMITS: Limits = { ms: 20_000, memoryMb: 512, outputBytes: 16 * 1024 * 1024 };

const place = z.object({ page: z.number().nullable(), line: z.number() });
const answerShape = z.union([
  z.object({
    document: z.object({
      parts: z.array(z.union([z.object({ text: z.string(), place }), z.object({ rows: z.array(z.array(z.string())), place })])),
      wrapped: z.boolean(),
    }),
  }),
  z.object({ unreadable: z.string(), hint: z.string() }),
]);

/**
 * The words of a file, read in a process of its own: it may read its own code and this file and nothing else, has no network
 * where the system allows to take it away, no environment, and is ended when it takes too long or too much. Throws Unreadable.
 */
export async function extractApart(file: string, limits: Limits = LIMITS): Promise<TextDocument> {
  const output = await run(file, limits);
  const answer = answerShape.safeParse(parsed(output));
  if (!answer.success) throw TOO_MUCH;
  if ('unreadable' in answer.data) throw new Unreadable(answer.data.unreadable, answer.data.hint);
  return answer.data.document;
}

const TOO_MUCH = new Unreadable(
  'Không đọc được tệp trong giới hạn thời gian và bộ nhớ cho phép',
  'Đề nghị chỉ giữ phần kế hoạch, bỏ ảnh và phụ lục lớn, rồi thử lại',
);

function run(file: string, { ms, memoryMb, outputBytes }: Limits): Promise<string> {
  const input = realpathSync(resolve(file));
  const [command, ...before] = withoutNetwork();
  const args = [...before, ...nodeArgs(input, memoryMb), childProgram(), input];
  return new Promise((done) => {
    const child = spawn(command ?? process.execPath, args, { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > outputBytes) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.once('error', () => done(''));
    child.once('close', () => {
      clearTimeout(timer);
      done(size > outputBytes ? '' : Buffer.concat(chunks).toString('utf8'));
    });
  });
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output) as unknown;
  } catch {
    return null;
  }
}

/** Node 20 calls the permission model experimental; later ones do not. Half of the memory is for what is not JavaScript's. */
function nodeArgs(input: string, memoryMb: number): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const flag =
    major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13) ? '--permission' : '--experimental-permission';
  const readable = [codeFolder(), modulesFolder(), input].map((path) => `--allow-fs-read=${path}`);
  return [flag, ...readable, '--no-warnings', `--max-old-space-size=${Math.floor(memoryMb / 2)}`];
}

// The compiled program, also where tests run from the sources.
function childProgram(): string {
  const beside = join(__dirname, 'child.js');
  return realpathSync(existsSync(beside) ? beside : join(__dirname, '..', '..', 'dist', 'intake', 'extract', 'child.js'));
}

function codeFolder(): string {
  return join(dirname(childProgram()), '..', '..', '*');
}

function modulesFolder(): string {
  return join(dirname(dirname(require.resolve('zod/package.json'))), '*');
}

let unshares: boolean | null = null;

/** `unshare` takes the network away where the system lets an ordinary process do so. */
function withoutNetwork(): string[] {
  unshares ??= process.platform === 'linux' && spawnSync('unshare', ['-rn', 'true'], { stdio: 'ignore' }).status === 0;
  return unshares ? ['unshare', '-rn', '--', process.execPath] : [process.execPath];
}
