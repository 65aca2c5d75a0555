import { editDistance } from '../../domain/edit-distance';
import { bare } from '../document/bare';
import { KNOWN_BODIES } from './known-bodies';

/** True when a text has lost its Vietnamese letters on the way (a scan read without them): hardly a đ in it. */
export function isDamaged(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const marked = words.filter((word) => /[đươăâôê]|[\u1ea0-\u1ef9]/iu.test(word)).length;
  return words.length > 20 && marked / words.length < 0.3;
}

// Posts of a commune are called after their field.
const POSTS = KNOWN_BODIES.filter((name) => / - /.test(name) && !name.startsWith('Phòng')).map((name) => `công chức ${name}`);

/** The names a damaged text stands for: itself, or two names its "và" joins; as it stands where none is near. */
export function mendNames(name: string, register: readonly string[]): string[] {
  const whole = mendName(name, register);
  if (whole) return [whole];
  const halves = name.split(/\s+va\s+/iu).map((half) => mendName(half, register));
  const mended = halves.filter((half) => half !== null);
  return mended.length === halves.length && halves.length > 1 ? mended : [name];
}

/** The known name a damaged one most likely stands for; null when none is near enough (a quarter of its letters). */
export function mendName(name: string, register: readonly string[]): string | null {
  const wanted = bare(name);
  const near = [...register, ...KNOWN_BODIES, ...POSTS]
    .map((known) => ({ known, far: editDistance(wanted, bare(known)) / Math.max(wanted.length, bare(known).length, 1) }))
    .filter(({ far }) => far <= 0.25)
    .sort((a, b) => a.far - b.far);
  return near[0]?.known ?? null;
}

/** Time words of a damaged text with what scans most often do to them put right. */
export function mendTime(when: string): string {
  return when.replace(/(?<!\p{L})k[^\p{L}\d\s]? ?ho?[aạ]ch/giu, 'kế hoạch');
}
