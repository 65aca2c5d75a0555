import { z } from 'zod';
import { isDateString } from '../domain/dates';
import { CHANNELS } from '../domain/notice';

/** Small shapes that several files share. */
export const dateShape = z.string().refine(isDateString, { message: 'Ngày không có thật hoặc chưa đúng dạng năm-tháng-ngày' });
export const timeShape = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const slugShape = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
export const textShape = z.string().trim().min(1);
export const countShape = z.int().min(1);
export const channelShape = z.enum(CHANNELS);
export const channelsShape = z.array(channelShape).min(1);
