import { z } from 'zod';
import { PLACEHOLDERS, REPORT_MEANINGS, SEND_MEANINGS, type Gateway, type Json, type SmsTemplate } from '../domain/sms-gateway';
import { slugShape } from './shapes';

const filled = z.string().superRefine((text, context) => {
  for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (PLACEHOLDERS.includes(name) || /^value\.[A-Za-z0-9_]+$/.test(name)) continue;
    const hint = `Ghi một trong: ${PLACEHOLDERS.map((known) => `{${known}}`).join(', ')}, {value.TÊN}`;
    context.addIssue({ code: 'custom', message: `Không có chỗ điền tên “{${name}}”`, params: { hint } });
  }
});
const texts = z.record(z.string(), filled);
const json: z.ZodType<Json> = z.lazy(() =>
  z.union([filled, z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);

const callShape = z
  .strictObject({
    method: z.enum(['GET', 'POST']),
    path: filled.startsWith('/'),
    basic: z.strictObject({ user: filled, password: filled }).optional(),
    headers: texts.optional(),
    query: texts.optional(),
    form: texts.optional(),
    json: json.optional(),
  })
  .refine(
    ({ method, form, json: body }) => !(form && body !== undefined) && (method === 'POST' || (!form && body === undefined)),
    {
      error: 'Thân yêu cầu chưa đúng',
      params: { hint: 'Ghi một trong form, json, và chỉ với method: POST' },
    },
  );

const pattern = z.string().refine(isPattern, {
  error: 'Biểu thức chính quy không hợp lệ',
  params: { hint: 'Ghi biểu thức chính quy của JavaScript, ví dụ "^0: "' },
});

function rulesShape<const M extends readonly [string, ...string[]]>(meanings: M) {
  const rule = z
    .strictObject({
      means: z.enum(meanings),
      http: z.array(z.int().min(100).max(599)).min(1).optional(),
      fields: z.record(z.string(), z.array(z.string()).min(1)).optional(),
      ranges: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
      has: z.array(z.string()).min(1).optional(),
      text: pattern.optional(),
    })
    .refine(isCertain, {
      error: 'Quy tắc chưa đủ điều kiện',
      params: { hint: 'Ghi ít nhất một trong fields, ranges, has, text; accepted và delivered chỉ với trả lời 2xx' },
    });
  return z.array(rule).min(1);
}

/** Only the provider's own word in a good answer may say that it has, or has delivered, a message. */
function isCertain(rule: {
  means: string;
  http?: number[];
  fields?: object;
  ranges?: object;
  has?: string[];
  text?: string;
}): boolean {
  const saysSo = Boolean(rule.fields ?? rule.ranges ?? rule.has ?? rule.text);
  const isGood = !['accepted', 'delivered', 'not-known'].includes(rule.means);
  return isGood
    ? saysSo || rule.http !== undefined
    : saysSo && (rule.http ?? []).every((status) => status >= 200 && status < 300);
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}

/** A file of `config/gateways/`. */
export const gatewayShape = z.strictObject({
  name: slugShape,
  url: z.url({ protocol: /^https?$/ }),
  lanes: z.int().min(1).max(20),
  perSecond: z.number().positive().max(1_000),
  knowsRepeats: z.boolean(),
  needs: z.array(z.enum(['login', 'secret', 'brandname', 'templates'])),
  values: z.array(z.string().regex(/^[A-Za-z0-9_]+$/)),
  rules: z.strictObject({
    forbidden: z.string(),
    maxSegments: z.int().min(1).max(5),
    costPerSegment: z.number().positive().nullable(),
  }),
  login: z.strictObject({ call: callShape, token: z.string().min(1), seconds: z.string().min(1) }).optional(),
  send: z.strictObject({
    call: callShape,
    answers: rulesShape(SEND_MEANINGS),
    reference: z.string().min(1).nullable(),
    words: z.string().min(1).nullable(),
  }),
  status: z
    .strictObject({ by: z.enum(['requestId', 'reference']), call: callShape, answers: rulesShape(REPORT_MEANINGS) })
    .optional(),
}) satisfies z.ZodType<Gateway>;

/** A file of registered texts (SMS_TEMPLATES). */
export const templatesShape = z.strictObject({
  templates: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        text: z
          .string()
          .min(1)
          .regex(/^(?!.*\}\{)[\x20-\x7e]*$/),
      }),
    )
    .min(1),
}) satisfies z.ZodType<{ templates: SmsTemplate[] }>;
