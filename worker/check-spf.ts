import { askTxt, type TxtRecords, type TxtResolver } from './ask-dns';
import { fail, ok, warn, type Finding } from './finding';

const WRITE = 'v=spf1 mx include:<tên miền SPF của máy chủ gửi> -all';

/** Whether the domains that mail claims to come from say who may send it. The return path's is the one servers check. */
export async function spfFindings(resolver: TxtResolver, from: string, returnPath: string): Promise<Finding[]> {
  const domains = [...new Set([returnPath, from])];
  return Promise.all(domains.map(async (domain) => spfFinding(domain, await askTxt(resolver, domain))));
}

function spfFinding(domain: string, records: TxtRecords): Finding {
  const name = `SPF ${domain}`;
  if (!records) return warn(name, 'DNS không trả lời', 'Chạy lại khi máy này tra cứu được tên miền.');
  const spf = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  const [record = ''] = spf;
  if (spf.length === 0) return fail(name, 'chưa có', `Thêm bản ghi TXT cho ${domain}: ${WRITE}`);
  if (spf.length > 1)
    return fail(name, `có ${spf.length} bản ghi, máy chủ nhận coi là lỗi`, `Gộp thành một bản ghi TXT duy nhất cho ${domain}.`);
  if (/(^|\s)\+?all(\s|$)/i.test(record))
    return fail(name, `cho phép mọi máy gửi thư: ${record}`, 'Thay +all bằng -all (hoặc ~all trong thời gian thử).');
  if (!/\s[-~]all(\s|$)/i.test(record) && !/\sredirect=/i.test(record))
    return warn(name, `không nói về các máy khác: ${record}`, 'Thêm -all (hoặc ~all trong thời gian thử) vào cuối bản ghi.');
  return ok(name, record);
}
