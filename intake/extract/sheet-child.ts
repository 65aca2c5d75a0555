import { readXlsx } from './from-xlsx';

/** What the child is told on stdin: a workbook in base64, and how many of its rows are wanted. */
export type SheetOrder = { workbook: string; mostRows: number };

/**
 * What runs apart from everything else, with the rights to read its own code and nothing more: takes the cells out of the workbook
 * on stdin and writes to stdout as JSON `{ rows }`; rows null: it is no workbook we can vouch for.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const { workbook, mostRows } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as SheetOrder;
  const rows = await readXlsx(Buffer.from(workbook, 'base64'));
  process.stdout.write(JSON.stringify({ rows: rows && rows.slice(0, mostRows) }));
}

void main();
