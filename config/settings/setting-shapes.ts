import { z } from 'zod';
import { DAY_MS } from '../../domain/dates';

/** Small shapes of environment variables. */
export const number = (text: string, least: number, most: number) => z.coerce.number().int().min(least).max(most).prefault(text);
export const milliseconds = (text: string) => number(text, 1, DAY_MS);
export const url = (protocol: RegExp) => z.url({ protocol });
