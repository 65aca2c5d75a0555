import { z } from 'zod';
import { FACT_KINDS, type FactKind } from '../../../domain/fact';
import { date, instant, name, period, task, text, unit } from './fields';

/** What plans are started, paused and closed by, and what follows an amendment, is said otherwise. */
const NOT_SAID = ['amended', 'calendar-changed', 'unit-changed', 'paused', 'resumed', 'closed'] as const;
type Said = Exclude<FactKind, (typeof NOT_SAID)[number]>;
const SAID = FACT_KINDS.filter((kind): kind is Said => !(NOT_SAID as readonly FactKind[]).includes(kind));

export const CAPACITIES = ['lead', 'partner', 'coordinator', 'leadership'] as const;

export const factDraftShape = z
  .strictObject({
    kind: z.enum(SAID).describe('Loại thông tin'),
    as: z.enum(CAPACITIES).describe('Tư cách: chủ trì, phối hợp, đầu mối, lãnh đạo; khóa phải được giao tư cách này'),
    task: task.optional(),
    key: period.optional(),
    unit: unit.optional().describe('Đơn vị mà thông tin nói về'),
    doneOn: date.optional().describe('Ngày hoàn thành thực tế (completed)'),
    count: z.int('Ghi số nguyên lớn hơn 0.').min(1).max(100_000).optional().describe('Số lượng (chỉ tiêu)'),
    newDueOn: date.optional().describe('Thời hạn mới (extension-asked, extension-granted)'),
    dueOn: date.optional().describe('Thời hạn của nhiệm vụ chưa có ngày (date-given)'),
    toUnit: unit.optional().describe('Đơn vị nhận chuyển (handed-over)'),
    toPerson: name.optional().describe('Người nhận chuyển trong đơn vị (handed-over)'),
    units: z.array(unit).max(100).optional().describe('Đơn vị phối hợp được chọn (partners-picked)'),
    about: name.optional().describe('Mã thông tin được thu hồi, xác nhận'),
    text: text(5_000).optional().describe('Ghi chú, lý do'),
    links: z
      .array(z.url({ protocol: /^https?$/, error: 'Ghi địa chỉ bắt đầu bằng http:// hoặc https://.' }).max(2_000))
      .max(10)
      .optional()
      .describe('Địa chỉ của minh chứng'),
  })
  .meta({ id: 'FactDraft', description: 'Thông tin cần ghi nhận' });

export const factShape = z
  .strictObject({
    id: z.string(),
    plan: z.string(),
    seq: z.int().describe('Thứ tự trong kế hoạch: 1, 2, 3…'),
    kind: z.string(),
    task: task.nullable(),
    key: period.nullable(),
    unit: unit.nullable(),
    actor: z.string(),
    by: z.string().nullable().describe('Mã người báo cáo, nếu biết'),
    at: instant,
    doneOn: date.nullable(),
    count: z.int().nullable(),
    newDueOn: date.nullable(),
    dueOn: date.nullable(),
    toUnit: z.string().nullable(),
    toPerson: z.string().nullable(),
    units: z.array(z.string()).nullable(),
    about: z.string().nullable(),
  })
  .meta({ id: 'Fact', description: 'Thông tin đã ghi nhận' });

export const toldFactShape = factShape
  .extend({ text: z.string().nullable(), evidence: z.unknown().describe('Tệp và địa chỉ minh chứng') })
  .meta({ id: 'FactWithWords', description: 'Thông tin đã ghi nhận, kèm nội dung và minh chứng' });
