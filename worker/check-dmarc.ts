import { askTxt, type TxtRecords, type TxtResolver } from './ask-dns';
import { fail, ok, warn, type Finding } from './finding';

/** Domains of one mail: of its From, of its return path (SPF), of its signature (DKIM). */
type Domains = { from: string; returnPath: string; dkim: string | null };

/** Whether mail with our domain in From passes the rule that the domain itself gives for it. Source: RFC 7489 §3.1, §6. */
export async function dmarcFinding(resolver: TxtResolver, domains: Domains): Promise<Finding> {
  const { host, records } = await findPolicy(resolver, domains.from);
  const name = `DMARC ${domains.from}`;
  if (!records) return warn(name, 'DNS không trả lời', 'Chạy lại khi máy này tra cứu được tên miền.');
  const [record] = records;
  if (record === undefined)
    return warn(
      name,
      'chưa có',
      `Thêm bản ghi TXT cho _dmarc.${domains.from}: v=DMARC1; p=none; rua=mailto:<địa chỉ nhận báo cáo>`,
    );
  if (records.length > 1) return fail(name, `có ${records.length} bản ghi`, `Chỉ giữ lại một bản ghi TXT cho ${host}.`);
  return judged(name, record, domains);
}

function judged(name: string, record: string, { from, returnPath, dkim }: Domains): Finding {
  const tags = tagsOf(record);
  const policy = tags.get('p') ?? 'none';
  const bySpf = isAligned(returnPath, from, tags.get('aspf'));
  const byDkim = dkim !== null && isAligned(dkim, from, tags.get('adkim'));
  if (!bySpf && !byDkim) {
    const found = `thư không khớp với chính sách p=${policy}: địa chỉ gửi ${from}, địa chỉ nhận lại ${returnPath}, chữ ký ${dkim ?? 'không có'}`;
    const mend = `Đặt BOUNCE_ADDRESS hoặc DKIM_DOMAIN thuộc ${from}.`;
    return policy === 'none' ? warn(name, found, mend) : fail(name, found, mend);
  }
  const means = [bySpf && 'SPF', byDkim && 'DKIM'].filter(Boolean).join(' và ');
  if (policy === 'none')
    return warn(name, `p=none, khớp theo ${means}`, 'Khi thư đã ổn định, đổi thành p=quarantine rồi p=reject.');
  return ok(name, `p=${policy}, khớp theo ${means}`);
}

// The policy of a domain above holds where the domain has none; which one that is, is found by going up.
async function findPolicy(resolver: TxtResolver, from: string): Promise<{ host: string; records: TxtRecords }> {
  const labels = from.split('.');
  for (let at = 0; at <= labels.length - 2; at += 1) {
    const host = `_dmarc.${labels.slice(at).join('.')}`;
    const records = await askTxt(resolver, host);
    const policies = records?.filter((record) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(record)) ?? null;
    if (policies === null || policies.length > 0) return { host, records: policies };
  }
  return { host: `_dmarc.${from}`, records: [] };
}

function tagsOf(record: string): Map<string, string> {
  return new Map(
    record.split(';').flatMap((tag) => {
      const [name = '', value = ''] = tag.split('=');
      return name.trim() ? [[name.trim().toLowerCase(), value.trim().toLowerCase()] as const] : [];
    }),
  );
}

// Relaxed (the default): one domain within the other. Without the list of public suffixes the organisational domain is unknown,
// so two sisters under one parent count as not aligned: a warning too many, never one too few.
function isAligned(domain: string, from: string, mode: string | undefined): boolean {
  if (domain === from) return true;
  return mode !== 's' && (domain.endsWith(`.${from}`) || from.endsWith(`.${domain}`));
}
