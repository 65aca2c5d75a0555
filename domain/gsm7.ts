// GSM 03.38 (3GPP TS 23.038): the default alphabet, and its extension whose characters take two places.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('^{}\\[~]|€\f');

export type SmsEncoding = 'GSM-7' | 'UCS-2';

/**
 * How a text travels as SMS: its alphabet, its length in that alphabet's units (extension characters count two, astral
 * characters two UTF-16 units) and the number of parts: 160 alone or 153 a part, with diacritics 70 or 67.
 * A character that takes two units is never split between parts.
 */
export function smsParts(text: string): { encoding: SmsEncoding; length: number; segments: number } {
  const characters = [...text];
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENSION.has(character));
  const sizes = characters.map((character) => (isGsm ? (EXTENSION.has(character) ? 2 : 1) : character.length));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const [alone, part] = isGsm ? [160, 153] : [70, 67];
  return {
    encoding: isGsm ? 'GSM-7' : 'UCS-2',
    length,
    segments: length <= alone ? Math.min(1, length) : countParts(sizes, part),
  };
}

function countParts(sizes: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
