import { z } from 'zod';
import { date, name, unit } from './fields';

export const authorityShape = z
  .strictObject({
    id: name,
    name: z.string(),
    smsName: z.string(),
    units: z.int().describe('Số đơn vị trong danh mục'),
    groups: z.array(z.strictObject({ id: name, name: z.string() })),
  })
  .meta({ id: 'Authority', description: 'Cơ quan ban hành mà khóa thuộc về' });

export const unitShape = z
  .strictObject({
    id: unit,
    name: z.string(),
    shortName: z.string(),
    aliases: z.array(z.string()),
    kind: z.string(),
    parent: unit.nullable(),
    relation: z.enum(['subordinate', 'peer', 'party-mass-vertical', 'higher', 'outside']),
    since: date.nullable(),
    until: date.nullable(),
    names: z.array(z.strictObject({ name: z.string(), from: date })),
    successors: z.array(z.strictObject({ unit, from: date })),
  })
  .meta({ id: 'Unit', description: 'Đơn vị trong danh mục' });

export const calendarShape = z
  .strictObject({
    version: z.string(),
    years: z.array(
      z.strictObject({
        year: z.int(),
        status: z.string().describe('official: chính thức; provisional: tạm tính'),
        off: z.array(z.strictObject({ date, holiday: z.string() })).describe('Ngày nghỉ ngoài thứ Bảy, Chủ nhật'),
        worked: z.array(date).describe('Ngày làm bù'),
      }),
    ),
  })
  .meta({ id: 'Calendar', description: 'Lịch làm việc đang dùng' });
