import { isTable, type TextDocument } from '../document/document';

const STAMPS = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const;

/** The stamp of a state secret among the first or last lines of a document; null when there is none. Luật Bảo vệ bí mật nhà nước 2018, Điều 8. */
export function isSecret({ parts }: TextDocument): (typeof STAMPS)[number] | null {
  const lines = parts.flatMap((part) => (isTable(part) ? part.rows.slice(0, 4).flat() : [part.text]));
  const edge = [...lines.slice(0, 40), ...lines.slice(-15)].map((line) => line.replace(/[^\p{L} ]/gu, '').trim());
  return (
    STAMPS.find((stamp) => edge.includes(stamp) || edge.includes(`ĐỘ MẬT ${stamp}`) || edge.includes(`Độ mật ${stamp}`)) ?? null
  );
}
