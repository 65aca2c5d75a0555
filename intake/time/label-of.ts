import { foldText } from './fold-text';

/** A label as the prefix of occurrence keys: "Báo cáo tổng hợp" → `bao-cao`, "Đối với việc đưa tin, bài" → `dua-tin`. */
export function labelOf(words: string): string {
  const folded = foldText(words).replace(/^(?:doi voi|rieng|ve|viec|cong tac|noi dung|cac|[a-z] |\d+ | )+/, '');
  const named = folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return named.split('-').slice(0, 2).join('-') || 'phan';
}
