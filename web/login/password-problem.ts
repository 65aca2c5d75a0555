import { commonPasswords } from '../../config/load-common-passwords';

const SHORTEST = 12;
const LONGEST = 128;
/** What must be left when names and common words are taken away. */
const LEAST_OWN = 6;
const OURS = ['dondoc', 'don doc', 'đôn đốc'];

/** Why a new password is not taken, in words that say what to write instead; null: it is. */
export function passwordProblem(password: string, { name, email }: { name: string; email: string }): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `Mật khẩu cần ít nhất ${SHORTEST} ký tự; có thể dùng một câu dễ nhớ, có dấu cách.`;
  if (length > LONGEST) return `Mật khẩu dài tối đa ${LONGEST} ký tự.`;
  if (new Set(password).size < 5) return 'Mật khẩu lặp lại quá ít ký tự. Đề nghị chọn một câu dài hơn.';
  if (ownPart(password, [...OURS, ...wordsOf(name), ...wordsOf(email)]) < LEAST_OWN)
    return 'Mật khẩu chủ yếu gồm họ tên, địa chỉ thư hoặc tên phần mềm. Đề nghị thêm những từ khác.';
  if (isCommon(password)) return 'Mật khẩu này nằm trong danh sách thường bị đoán. Đề nghị chọn một câu khác.';
  return null;
}

// `Matkhau@2026` and `matkhau matkhau 1` are the common word with what people put around it.
function isCommon(password: string): boolean {
  const common = commonPasswords();
  const bare = plain(password);
  const word = bare.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const letters = bare.replace(/[^a-z]/g, '');
  return (
    [bare, word, letters, unrepeated(bare), unrepeated(letters)].some((form) => form === '' || common.has(form)) || isRun(bare)
  );
}

function ownPart(password: string, words: readonly string[]): number {
  const rest = words
    .map(plain)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain(password));
  return rest.replace(/[^a-z0-9]/g, '').length || rest.length;
}

function wordsOf(text: string): string[] {
  return [text, text.replace(/\s+/g, ''), ...text.split(/[\s@._-]+/)];
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace(/\s/g, '');
}

// `abcabcabc` → `abc`
function unrepeated(text: string): string {
  return /^(.+?)\1+$/.exec(text)?.[1] ?? text;
}

// `123456789012`, `abcdefghijkl`: each character follows the one before.
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 1;
}
