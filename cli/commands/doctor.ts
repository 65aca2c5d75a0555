import type { Command } from 'commander';
import type { Settings } from '../../config/settings';
import type { Finding } from '../../worker/finding';
import { runCommand } from '../report-errors';

const MARKS = { ok: 'được  ', warn: 'lưu ý ', fail: 'THIẾU ' } as const;

type Options = { json?: boolean; sendTest?: string };

/** `dondoc doctor [--json] [--send-test ADDRESS]`: what is missing and how to mend it. Exit status 1 when something will not work. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('kiểm tra máy và cấu hình, chỉ cách khắc phục / say what is missing and how to mend it')
    .option('--send-test <địa chỉ>', 'gửi một thư thử theo cấu hình hiện tại')
    .option('--json', 'in JSON')
    .action((options: Options) => runCommand(options, () => doctor(options)));
}

async function doctor({ json = false, sendTest }: Options): Promise<number> {
  const { loadSettings } = await import('../../config/settings.js');
  const { diagnose } = await import('../../worker/diagnose.js');
  const { diagnoseMail } = await import('../../worker/diagnose-mail.js');
  const settings = loadSettings(process.env);
  const tested = sendTest === undefined ? [] : await testMail(settings, sendTest);
  const findings = [...(await diagnose(settings)), ...(await diagnoseMail(settings)), await calendar(settings), ...tested];
  if (json) console.log(JSON.stringify({ ok: findings.every(({ state }) => state !== 'fail'), findings }));
  else for (const finding of findings) console.log(lineOf(finding));
  return findings.some(({ state }) => state === 'fail') ? 1 : 0;
}

async function testMail(settings: Settings, to: string): Promise<Finding[]> {
  const { mailDomainOf, senderOf } = await import('../../worker/transports.js');
  const { createEmail } = await import('../../worker/create-email.js');
  const { sendTestMail } = await import('../../worker/send-test-mail.js');
  const email = createEmail(settings, senderOf(settings.email.mailFrom));
  const domain = mailDomainOf(settings.email.mailFrom);
  return sendTestMail({ to, email, settings: settings.email, domain, now: Date.now() }).finally(() => email.close());
}

async function calendar(settings: Settings): Promise<Finding> {
  const name = 'Lịch làm việc';
  const { runningDatabase } = await import('../../worker/running-database.js');
  const { createDatabase } = await import('../../store/database.js');
  const { findProvisionalYears } = await import('../../worker/find-provisional-years.js');
  const url = runningDatabase(settings);
  if (!url) return { name, state: 'ok', found: 'chưa xem được các kế hoạch: hệ thống chưa chạy', mend: null };
  const db = createDatabase(url, { max: 1 });
  try {
    const provisional = await findProvisionalYears(db);
    if (provisional.length === 0) return { name, state: 'ok', found: 'chính thức cho mọi kế hoạch đang theo dõi', mend: null };
    const plans = provisional.map(({ plan }) => plan).join(', ');
    const mend = 'Cập nhật khi có thông báo nghỉ lễ, Tết: dondoc calendar --help.';
    return { name, state: 'warn', found: `tạm tính cho: ${plans}`, mend };
  } catch {
    return { name, state: 'warn', found: 'cơ sở dữ liệu không trả lời', mend: 'Chạy lại khi hệ thống đã khởi động.' };
  } finally {
    await db.end();
  }
}

function lineOf({ name, state, found, mend }: Finding): string {
  return `${MARKS[state]} ${name}: ${found}${mend ? `\n        → ${mend}` : ''}`;
}
