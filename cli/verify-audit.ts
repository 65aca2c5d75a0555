import { findAuditHead, findBrokenAudit, type AuditHead } from '../store/audit';
import { badInput } from './report-errors';
import { withSystem } from './system';

/** Checks the whole log, against a head that was kept elsewhere when one is given. Exit status 1 names the first wrong row. */
export function verifyAudit({ head, json = false }: { head?: string; json?: boolean }): Promise<number> {
  const kept = head === undefined ? null : headOf(head);
  return withSystem(async ({ db }) => {
    const broken = await findBrokenAudit(db, kept);
    const last = await findAuditHead(db);
    if (json) console.log(JSON.stringify({ rows: last?.seq ?? 0, head: last && textOf(last), broken }));
    else if (broken === null)
      console.log(`Nhật ký nguyên vẹn: ${last?.seq ?? 0} dòng. Dấu cuối: ${last ? textOf(last) : 'chưa có'}`);
    else console.log(`Nhật ký không nguyên vẹn, từ dòng ${broken}. So với bản sao lưu trước khi làm tiếp.`);
    return broken === null ? 0 : 1;
  });
}

/** Prints number and hash of the last row. */
export function printAuditHead(): Promise<number> {
  return withSystem(async ({ db }) => {
    const head = await findAuditHead(db);
    if (head) console.log(textOf(head));
    return 0;
  });
}

function textOf({ seq, hash }: AuditHead): string {
  return `${seq}:${hash}`;
}

function headOf(text: string): AuditHead {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (!seq || !hash)
    throw badInput('Dấu chưa đúng dạng', 'Ghi như lệnh dondoc audit head đã in: số dòng, dấu hai chấm, 64 chữ số hex');
  return { seq: Number(seq), hash };
}
