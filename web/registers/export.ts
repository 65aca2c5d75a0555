import type { FastifyInstance, FastifyReply } from 'fastify';
import { showPhone } from '../../domain/phone';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { attachmentHeader } from '../../reports/attachment-header';
import { writeCsv } from '../../reports/write-csv';
import { findAuthority } from '../../store/authorities';
import { dateWords } from '../../templates/date-words';
import type { WebDeps } from '../web-deps';
import { RELATION_WORDS } from './unit-words';

type Asked = { Params: { authority: string } };

const HEADINGS = ['Đơn vị', 'Họ và tên', 'Chức vụ', 'Vai trò', 'Thư điện tử', 'Điện thoại'];
const POSITIONS = { head: 'người đứng đầu', officer: 'công chức' } as const;

/** `…/administration/units/export.csv` and `template.csv`: the register in the form the import reads, and an empty one. */
export function registerExport(app: FastifyInstance, { db, now }: WebDeps): void {
  const url = '/a/:authority/administration/units';
  const config = { access: 'administer' } as const;
  app.get<Asked>(`${url}/export.csv`, { config }, async ({ params }, reply) => {
    const register = await findAuthority(db, params.authority);
    if (!register) return reply.callNotFound();
    const today = dateAt(now());
    return download(reply, `Danh sách đơn vị ${dateWords(today).replaceAll('/', '-')}.csv`, rowsOf(register, today));
  });
  app.get<Asked>(`${url}/template.csv`, { config }, async (_request, reply) =>
    download(reply, 'Mẫu danh sách đơn vị.csv', [
      HEADINGS,
      ['Phòng Kinh tế', 'Nguyễn Văn A', 'Trưởng phòng', 'người đứng đầu', 'a.nguyen@co-quan.gov.vn', '0912 345 678'],
      ['Phòng Kinh tế', 'Trần Thị B', 'Chuyên viên', 'công chức', 'b.tran@co-quan.gov.vn', ''],
    ]),
  );
}

function rowsOf({ units, officers }: Authority, today: string): string[][] {
  const rows = units.flatMap((unit) => {
    const people = officers.filter((person) => person.unit === unit.id && (person.until ?? today) >= today);
    const rest = [unit.shortName, unit.kind, RELATION_WORDS[unit.relation], unit.until ? dateWords(unit.until) : ''];
    if (people.length === 0) return [[unit.name, '', '', '', '', '', ...rest]];
    return people.map(({ name, post, position, email, phone }) => [
      ...[unit.name, name, post, POSITIONS[position], email ?? '', phone ? showPhone(phone) : ''],
      ...rest,
    ]);
  });
  return [[...HEADINGS, 'Tên ngắn', 'Loại', 'Quan hệ', 'Kết thúc'], ...rows];
}

function download(reply: FastifyReply, name: string, rows: readonly (readonly string[])[]) {
  return reply.type('text/csv; charset=utf-8').header('content-disposition', attachmentHeader(name)).send(writeCsv(rows));
}
