import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument } from 'pdf-lib';

/** A pdf as a scanner makes it of a printed one: a picture on each page, laid down `turned` degrees askew, and no letters. */
export async function aScan(printed: Uint8Array, turned = 0): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-scan-'));
  try {
    writeFileSync(join(folder, 'printed.pdf'), printed);
    execFileSync('pdftoppm', ['-r', '200', '-gray', '-jpeg', 'printed.pdf', 'page'], { cwd: folder });
    const pdf = await PDFDocument.create();
    for (const name of readdirSync(folder)
      .filter((one) => one.endsWith('.jpg'))
      .sort()) {
      const picture = await pdf.embedJpg(readFileSync(join(folder, name)));
      pdf.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842, rotate: degrees(turned) });
    }
    return await pdf.save();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
