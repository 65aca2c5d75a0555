import type { TextDocument } from '../document/document';
import type { Question } from '../plan/plan-draft';

/** What must be looked at again in a draft whose document was, in whole or in part, a picture. */
export function recognitionQuestions({ recognized = [], pictures = [] }: TextDocument): Question[] {
  const about = (why: string): Question => ({ task: null, field: 'text', text: '', why });
  return [
    ...(recognized.length > 0
      ? [about(`Chữ ở ${pageWords(recognized)} do máy nhận dạng từ bản quét (OCR): đề nghị đối chiếu từng nội dung với bản ký`)]
      : []),
    ...(pictures.length > 0
      ? [about(`Chưa đọc được chữ ở ${pageWords(pictures)} vì là ảnh quét: đề nghị bổ sung nội dung của các trang này`)]
      : []),
  ];
}

// "trang 1–4, 7"
function pageWords(pages: readonly number[]): string {
  const spans = [...pages]
    .sort((a, b) => a - b)
    .reduce<[number, number][]>((all, page) => {
      const last = all.at(-1);
      if (last && page <= last[1] + 1) last[1] = page;
      else all.push([page, page]);
      return all;
    }, []);
  return `trang ${spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')}`;
}
