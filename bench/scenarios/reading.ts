import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { figure, quantile, type Figure } from '../figures';
import { costOf } from '../process-cost';

const TASKS = 120;
const LOOK_MS = 10;
const PHRASES = ['Mỗi tháng 01 kỳ', 'Định kỳ hằng quý, 6 tháng và năm', 'Trước ngày 15/12', 'Thường xuyên', 'Tháng 9,10/2021'];

/** A Word file of 120 tasks read by `dondoc plan read`, the reader's own process included, and how soon `dondoc time` answers. */
export async function reading(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-reading-'));
  try {
    const file = join(folder, 'plan.docx');
    writeFileSync(file, await planOf(TASKS));
    const plan = await run(['plan', 'read', file, '--json']);
    const { tasks } = JSON.parse(plan.output) as { tasks: unknown[] };
    const answers: number[] = [];
    for (const phrase of PHRASES) answers.push((await run(['time', phrase, '--year', '2026', '--json'])).seconds);
    return [
      figure('tasks found', tasks.length, '', String(TASKS)),
      figure('120 tasks, file to draft', plan.seconds, 's', 'under 3'),
      figure('120 tasks, memory of both processes', plan.memory / 1e6, 'MB', 'under 300'),
      figure('dondoc time, to the answer', quantile(answers, 0.5), 's', 'under 0.5'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Run = { output: string; seconds: number; memory: number };

/** The command as a person starts it; its memory is looked at while it runs, children included. */
function run(args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(__dirname, '..', '..', 'cli', 'main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let memory = 0;
  const look = setInterval(() => (memory = Math.max(memory, costOf(child.pid ?? 0).memory)), LOOK_MS);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      clearInterval(look);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) done({ output: Buffer.concat(chunks).toString('utf8'), seconds, memory });
      else fail(new Error(`dondoc ${args.join(' ')} ended: ${code}`));
    });
  });
}

const LEADS = ['Sở Nội vụ', 'Văn phòng UBND tỉnh', 'Sở Khoa học và Công nghệ', 'UBND các xã, phường'];
const PARTNERS = ['Các sở, ban, ngành; UBND các xã, phường', 'Sở Tài chính', 'Sở Tư pháp, Sở Y tế'];
const TIMES = [
  'Quý II/2026',
  'Thường xuyên',
  'Trước ngày 15/12/2026',
  'Hằng quý',
  'Tháng 4, tháng 10',
  'Theo kế hoạch của Bộ Nội vụ',
];

function planOf(tasks: number): Promise<Buffer> {
  const before = ['ỦY BAN NHÂN DÂN', 'TỈNH PHÚ THỌ', 'Số: 18/KH-UBND', 'Phú Thọ, ngày 15 tháng 01 năm 2026'];
  const lines = [...before, 'KẾ HOẠCH', 'Cải cách hành chính năm 2026', 'I. NHIỆM VỤ'].map((text) => new Paragraph(text));
  const head = ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành'];
  const rows = Array.from({ length: tasks }, (_, at) => [
    String(at + 1),
    `Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực số ${at + 1} thuộc thẩm quyền giải quyết`,
    'Báo cáo',
    LEADS[at % LEADS.length] ?? '',
    PARTNERS[at % PARTNERS.length] ?? '',
    TIMES[at % TIMES.length] ?? '',
  ]);
  const table = new Table({ rows: [head, ...rows].map((row) => new TableRow({ children: row.map(cellOf) })) });
  return Packer.toBuffer(new Document({ sections: [{ children: [...lines, table] }] }));
}

function cellOf(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}
