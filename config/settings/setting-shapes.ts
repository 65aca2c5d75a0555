import { z } from 'zod';

/** Small shapes of environment variables. */
export const number = (text: string, least: number, most: number) => z.coerce.number().int().min(least).max(most).prefault(text);
export const milliseconds = (text: string) => number(text, 1, 86_400_000);
export const url = (protocol: RegExp) => z.url({ protocol });
