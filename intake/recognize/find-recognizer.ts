import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from '../extract/run-program';

/** The programs a scan is read with: tesseract, which knows Vietnamese, and what draws the pages of a pdf. */
export type Recognizer = { tesseract: string; pdftoppm: string; env: Readonly<Record<string, string>> };

/** Why scans cannot be read on this machine, and what to install. */
export type NoRecognizer = { missing: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Looks for the programs on the PATH: https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html */
export async function findRecognizer(environment: Environment = process.env): Promise<Recognizer | NoRecognizer> {
  const { PATH = '', TESSDATA_PREFIX } = environment;
  const env = { PATH, OMP_THREAD_LIMIT: '1', ...(TESSDATA_PREFIX && { TESSDATA_PREFIX }) };
  const [tesseract, pdftoppm] = [onPath('tesseract', PATH), onPath('pdftoppm', PATH)];
  if (!tesseract) return { missing: 'tesseract-ocr, tesseract-ocr-vie, poppler-utils' };
  const languages = await runProgram({ command: tesseract, args: ['--list-langs'], room: LIST_ROOM, env });
  if (!/^vie$/mu.test(languages?.output.toString('utf8') ?? '')) return { missing: 'tesseract-ocr-vie' };
  return pdftoppm ? { tesseract, pdftoppm, env } : { missing: 'poppler-utils' };
}

const LIST_ROOM = { ms: 10_000, outputBytes: 65_536 };

function onPath(name: string, path: string): string | null {
  const found = path.split(delimiter).map((folder) => join(folder, name));
  return found.find((file) => file.startsWith('/') && isProgram(file)) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
