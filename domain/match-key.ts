/**
 * The form under which two spellings of a body's name are the same: NFKC, nothing invisible, lower case, place of the tone mark (hoà = hòa),
 * hằng = hàng, lý = lí, kỹ = kĩ, quý = quí, đ/Đ/Ð/Ɖ, dashes, commas and spaces, "HĐND-UBND" = "HĐND&UBND" = "HĐND và UBND",
 * "Ủy ban nhân dân" = "UBND", "Hội đồng nhân dân" = "HĐND".
 */
export function matchKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[ðɖ]/gu, 'đ')
    .split(/[\s,;.:&/\-‐‑‒–—]+/u)
    .map(toneLast)
    .filter((word) => word !== '' && word !== AND)
    .map((word) => SAME[word] ?? word);
  return words.join(' ').replaceAll(PEOPLES_COMMITTEE, 'ubnd').replaceAll(PEOPLES_COUNCIL, toneLast('hđnd'));
}

// Tone marks move behind the syllable, so that it does not matter on which vowel they were put.
function toneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tones = apart.match(TONES)?.join('') ?? '';
  return apart.replace(TONES, '').replace(ENDS_IN_Y, '$1i').normalize('NFC') + tones;
}

// After these a lone y and a lone i are the same sound, and both are written.
const ENDS_IN_Y = /^(h|k|l|m|s|t|qu)y$/u;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const AND = toneLast('và');
const SAME: Readonly<Record<string, string>> = { [toneLast('hằng')]: toneLast('hàng') };
const PEOPLES_COMMITTEE = ['ủy', 'ban', 'nhân', 'dân'].map(toneLast).join(' ');
const PEOPLES_COUNCIL = ['hội', 'đồng', 'nhân', 'dân'].map(toneLast).join(' ');
