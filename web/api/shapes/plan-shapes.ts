import { z } from 'zod';
import { FACT_KINDS } from '../../../domain/fact';
import { NOTICE_KINDS } from '../../../domain/notice';
import { date, instant, name, period, task, unit } from './fields';

const body = z.strictObject({ name: z.string(), unit: unit.nullable(), group: name.nullable() });

export const planState = z.enum(['draft', 'issued', 'running', 'paused', 'closed']);

export const planShape = z
  .strictObject({
    id: z.string().describe('{cơ quan}/{tên ngắn}/{năm}'),
    slug: name,
    year: z.int(),
    title: z.string(),
    number: z.string().nullable(),
    issuedOn: date.nullable(),
    state: planState,
    version: z.int(),
    startedAt: instant.nullable(),
    handledOn: date.nullable().describe('Ngày làm việc gần nhất đã gửi hết thông báo'),
    facts: z.int().describe('Số thông tin đã ghi nhận'),
    tasks: z.int(),
    coordinator: body,
    leadership: body,
  })
  .meta({ id: 'Plan', description: 'Kế hoạch của một năm' });

export const taskShape = z
  .strictObject({
    no: task,
    title: z.string(),
    shortTitle: z.string(),
    products: z.array(z.string()),
    leads: z.array(body.extend({ accountable: z.boolean(), scope: z.string().nullable() })),
    partners: z.array(body),
    when: z.string().describe('Thời gian thực hiện, theo văn bản'),
    schedules: z.array(
      z.strictObject({ text: z.string(), class: z.string(), label: z.string().nullable(), needs: z.string().nullable() }),
    ),
    source: z.string().nullable(),
  })
  .meta({ id: 'Task', description: 'Nhiệm vụ' });

export const assignmentState = z.enum(['not-started', 'in-progress', 'awaits-confirmation', 'done', 'nothing-arose']);
export const assignmentClass = z.enum(['onTime', 'late', 'openInTime', 'openLate', 'nothingArose']);

export const assignmentShape = z
  .strictObject({
    task,
    key: period,
    unit,
    state: assignmentState,
    class: assignmentClass.describe('Đúng hạn, muộn, còn hạn, quá hạn, không phát sinh'),
    opensOn: date,
    dueOn: date.describe('Thời hạn hiện hành (sau gia hạn)'),
    firstDueOn: date.describe('Thời hạn ban đầu'),
    limitOn: date.describe('Ngày cuối cùng còn tính là đúng hạn'),
    soft: z.boolean().describe('Chỉ là mốc phấn đấu'),
    doneOn: date.nullable(),
    reportedAt: instant.nullable(),
    done: z.int().describe('Số lượng đã hoàn thành, nếu là chỉ tiêu'),
    times: z.int().describe('Số lượng phải hoàn thành'),
    askedDueOn: date.nullable().describe('Thời hạn mới đang đề nghị'),
    returns: z.int().describe('Số lần bị trả lại'),
    answer: z.enum(FACT_KINDS).nullable().describe('Phản hồi gần nhất của đơn vị chủ trì'),
    partners: z.array(z.strictObject({ unit, contributed: z.boolean() })),
  })
  .meta({ id: 'Assignment', description: 'Phân công: một đơn vị chủ trì trong một kỳ' });

export const occurrenceShape = z
  .strictObject({
    task,
    key: period,
    opensOn: date,
    firstDueOn: date,
    dueOn: date.describe('Muộn nhất trong các thời hạn hiện hành của các đơn vị'),
    limitOn: date,
    soft: z.boolean(),
    leads: z.array(unit),
    done: z.int().describe('Số đơn vị đã xong'),
    state: z.enum(['open', 'done']),
  })
  .meta({ id: 'Occurrence', description: 'Kỳ thực hiện của một nhiệm vụ' });

const counts = {
  total: z.int(),
  onTime: z.int(),
  late: z.int(),
  openInTime: z.int(),
  openLate: z.int(),
  nothingArose: z.int(),
  noDue: z.int(),
  waitingForDate: z.int(),
  returned: z.int(),
  reportedLate: z.int(),
};

export const statisticsShape = z
  .strictObject({
    asOf: date,
    ...counts,
    byUnit: z.array(z.strictObject({ unit, ...counts })),
    byPeriod: z.array(z.strictObject({ period: z.string(), ...counts })),
    againstFirst: z.strictObject(counts),
  })
  .meta({ id: 'Statistics', description: 'Số liệu của kế hoạch tại một ngày' });

export const rehearsedShape = z
  .strictObject({
    at: instant,
    kind: z.enum(NOTICE_KINDS),
    rung: z.string(),
    to: z.strictObject({ unit, as: z.string() }),
    channels: z.array(z.string()),
    items: z.array(z.strictObject({ task, key: period.nullable(), lead: unit.nullable(), dueOn: date.nullable() })),
  })
  .meta({ id: 'RehearsedNotice', description: 'Thông báo sẽ gửi nếu không có phản hồi nào' });
