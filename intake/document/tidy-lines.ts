import { isTable, type Table, type TextDocument } from './document';

/**
 * A document without what its carrier added: Markdown's stars, hashes and escapes, marks of
 * byte order and width, spaces at the ends. Text in Unicode NFC, Ð and Ɖ as Đ.
 */
export function tidyLines({ parts, wrapped }: TextDocument): TextDocument {
  return { wrapped, parts: parts.map((part) => (isTable(part) ? tidyTable(part) : { ...part, text: tidy(part.text) })) };
}

function tidyTable(table: Table): Table {
  return { ...table, rows: table.rows.map((row) => row.map(tidy)) };
}

function tidy(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\0]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/^\s*>\s?/, '')
    .replace(/\*\*|__/g, '')
    .replace(/(^|[\s(“"])\*(?=\S)|(?<=\S)\*(?=$|[\s).,;:”"])/g, '$1')
    .replace(/\\([-.*_#()[\]])/g, '$1')
    .replace(/ +/g, ' ')
    .trim();
  return clean;
}
