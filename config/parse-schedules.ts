import { z } from 'zod';
import type { Schedule } from '../domain/schedule/schedule';
import { parseYaml } from './read-yaml';
import { scheduleShape } from './schedule-shape';

/** The schedules of one task as they stand in a plan file. Throws ConfigError with every problem; lines count from 1. */
export function parseSchedules(text: string): Schedule[] {
  return text.trim() === '' ? [] : parseYaml(text, 'thoi-gian', z.array(scheduleShape)).value;
}
