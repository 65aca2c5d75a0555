import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway, SmsTemplate } from '../domain/sms-gateway';
import { ConfigError } from './config-error';
import { gatewayShape, templatesShape } from './gateway-shape';
import { readYaml } from './read-yaml';
import type { z } from 'zod';

const FOLDER = join(__dirname, 'gateways');

/** Names of the gateways that are data. */
export function gatewayNames(folder = FOLDER): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** A gateway of `config/gateways/`. Throws ConfigError naming file, line, field and what to write. */
export function loadGateway(name: string, folder = FOLDER): Gateway {
  return read(join(folder, `${name}.yaml`), gatewayShape);
}

/** Texts registered with a gateway. Throws ConfigError. */
export function loadSmsTemplates(file: string): SmsTemplate[] {
  return read(file, templatesShape).templates;
}

const HINTS: Readonly<Record<string, string>> = {
  answers: 'Ghi danh sách quy tắc, mỗi quy tắc có means và điều kiện; quy tắc khớp đầu tiên quyết định',
  basic: 'Ghi { user: "…", password: "…" } của đăng nhập Basic',
  call: 'Ghi method, path và form hoặc json của yêu cầu',
  costPerSegment: 'Ghi giá một đoạn tin bằng đồng, ví dụ 350, hoặc null nếu chưa biết',
  fields: 'Ghi đường dẫn trong JSON và các giá trị trong ngoặc kép, ví dụ { code: ["00"] }',
  forbidden: 'Ghi các ký tự nhà cung cấp từ chối, viết liền trong ngoặc, ví dụ "%#&", hoặc ""',
  form: 'Ghi các trường của biểu mẫu, ví dụ { phone: "{phone84}", sms: "{text}" }',
  has: 'Ghi danh sách đường dẫn trong JSON, ví dụ [MessageId]',
  headers: 'Ghi các đầu mục HTTP, ví dụ { authorization: "Bearer {secret}" }',
  http: 'Ghi danh sách mã HTTP, ví dụ [401, 403]',
  id: 'Ghi mã mẫu tin đã đăng ký, trong ngoặc kép',
  json: 'Ghi thân yêu cầu; chỗ điền đặt trong ngoặc nhọn, ví dụ "{text}"',
  knowsRepeats: 'Ghi true nếu nhà cung cấp bỏ yêu cầu trùng mã, nếu không ghi false',
  lanes: 'Ghi số kết nối cùng lúc, từ 1 đến 20',
  maxSegments: 'Ghi số đoạn tin nhiều nhất, từ 1 đến 5',
  name: 'Ghi tên không dấu, chữ thường, trùng tên tệp',
  needs: 'Ghi danh sách gồm login, secret, brandname, templates',
  path: 'Ghi đường dẫn bắt đầu bằng dấu /, ví dụ /sms/send',
  perSecond: 'Ghi số tin mỗi giây, ví dụ 5',
  ranges: 'Ghi đường dẫn trong JSON và khoảng số, ví dụ { data.0.status: [1, 63] }',
  reference: 'Ghi đường dẫn đến mã tin của nhà cung cấp trong JSON, ví dụ data.tranId, hoặc null',
  seconds: 'Ghi đường dẫn đến số giây hiệu lực của token, ví dụ expires_in',
  templates: 'Ghi danh sách mẫu tin đã đăng ký, mỗi mẫu có id và text',
  text: 'Ở quy tắc ghi biểu thức chính quy; ở mẫu tin ghi chữ không dấu, chỗ thay đổi ghi {1}, {2}, không đặt hai chỗ liền nhau',
  token: 'Ghi đường dẫn đến token trong JSON, ví dụ access_token',
  url: 'Ghi địa chỉ bắt đầu bằng https:// (hoặc http:// qua đường hầm)',
  values: 'Ghi danh sách tên giá trị riêng của tài khoản, ví dụ [LABELID]; giá trị đặt ở biến SMS_VALUES',
  words: 'Ghi đường dẫn đến mã lỗi trong JSON, ví dụ code, hoặc null',
};

// Fields of a gateway are called like fields of a plan and mean something else: their own hints replace the general ones.
function read<S extends z.ZodType>(file: string, shape: S): z.output<S> {
  try {
    return readYaml(file, shape).value;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new ConfigError(
      error.problems.map((problem) => ({
        ...problem,
        hint: isOwn(problem.hint) ? problem.hint : (hintOf(problem.field) ?? problem.hint),
      })),
    );
  }
}

function isOwn(hint: string): boolean {
  return /^(Ghi một trong:? |Có thể là |Bỏ dòng này|Kiểm tra |Ghi ít nhất một trong |Ghi biểu thức )/.test(hint);
}

function hintOf(field: string): string | undefined {
  const names = field.match(/[A-Za-z]\w*/g) ?? [];
  return names.reverse().flatMap((name) => (Object.hasOwn(HINTS, name) ? [HINTS[name]] : []))[0];
}
