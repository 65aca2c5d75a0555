import { join } from 'node:path';
import { z } from 'zod';
import { NOTICE_KINDS } from '../domain/notice';
import { PERSONAL_FIELDS, ZALO_FIELDS, type ZaloTemplate, type ZaloTemplates } from '../domain/zalo-template';
import { ConfigError } from './config-error';
import { readYaml } from './read-yaml';

// [K] As Zalo's partners give it for the text of a template.
const LONGEST_TEXT = 400;

const idShape = z.custom<string | null>((id) => id === null || (typeof id === 'string' && /^\d+$/.test(id)), {
  message: 'Số của mẫu chưa đúng dạng',
  params: { hint: 'Ghi số của mẫu tại zalo.cloud, đặt trong ngoặc kép, ví dụ "123456", hoặc null nếu chưa đăng ký' },
});
const textShape = z.string().refine((text) => text.trim() !== '' && [...text].length <= LONGEST_TEXT, {
  message: 'Văn bản của mẫu trống hoặc quá dài',
  params: { hint: `Ghi đúng văn bản đã đăng ký với Zalo, tối đa ${LONGEST_TEXT} ký tự, tham số viết dạng <ten_tham_so>` },
});

const templateShape = z.strictObject({
  kinds: z.array(z.enum([...NOTICE_KINDS, 'several'])).min(1),
  id: idShape,
  text: textShape,
  params: z.record(z.string(), z.enum(ZALO_FIELDS)),
}) satisfies z.ZodType<ZaloTemplate>;

/** The registered Zalo templates of `config/zalo.yaml` (or of another file). Throws ConfigError. */
export function loadZalo(file = join(__dirname, 'zalo.yaml')): ZaloTemplates {
  const { value, problemAt } = readYaml(file, z.strictObject({ templates: z.array(templateShape) }));
  const { templates } = value;
  const problems = templates.flatMap((template, i) =>
    faultsOf(template, templates.slice(0, i)).map(({ field, message, hint }) =>
      problemAt(['templates', i, field], message, hint),
    ),
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return templates;
}

function faultsOf({ kinds, text, params }: ZaloTemplate, before: ZaloTemplates) {
  const inText = new Set([...text.matchAll(/<([^<>]*)>/g)].map(([, name = '']) => name));
  const taken = kinds.filter((kind, i) => kinds.indexOf(kind) < i || before.some((other) => other.kinds.includes(kind)));
  const unknown = [...inText].filter((name) => !Object.hasOwn(params, name));
  const unused = Object.keys(params).filter((name) => !inText.has(name) && params[name] !== 'link');
  const isPersonal = Object.values(params).some((field) => PERSONAL_FIELDS.has(field));
  return [
    ...taken.map((kind) => ({
      field: 'kinds',
      message: `Loại “${kind}” đã có mẫu`,
      hint: 'Mỗi loại thông báo chỉ ghi ở một mẫu',
    })),
    ...unknown.map((name) => ({
      field: 'text',
      message: `Tham số <${name}> không có trong params`,
      hint: `Thêm ${name} vào params hoặc bỏ khỏi văn bản`,
    })),
    ...unused.map((name) => ({
      field: 'params',
      message: `Tham số ${name} không có trong văn bản`,
      hint: `Thêm <${name}> vào text hoặc bỏ khỏi params`,
    })),
    ...(isPersonal
      ? []
      : [
          {
            field: 'params',
            message: 'Chưa có tham số riêng của người nhận',
            hint: 'Thêm một tham số có nội dung unit, person, task hoặc code',
          },
        ]),
  ];
}
