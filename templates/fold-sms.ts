import { oneLine } from './clean-text';

/**
 * Vietnamese without diacritics, in the characters every gateway takes: letters, digits, space and `. , : ; / ( ) + -`.
 * Several gateways refuse % # & [ ] { } \ < @; GSM extension characters count double; diacritics would make it UCS-2.
 */
export function foldForSms(text: string): string {
  return oneLine(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[ĐÐ]/g, 'D')
    .replace(/[‐-―−]/g, '-')
    .replace(/&/g, ' va ')
    .replace(/…/g, '.')
    .replace(/[^A-Za-z0-9 .,:;/()+-]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}
