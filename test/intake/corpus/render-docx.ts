import { Document, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import type { Block, Cell } from './read-corpus';

/** The plan as Word saves it: paragraphs, tables of true cells, merged to the right and downwards. */
export function renderDocx(blocks: readonly Block[]): Promise<Buffer> {
  const children = blocks.map((block) => ('rows' in block ? tableOf(block.rows) : paragraphOf(block.text)));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function paragraphOf(text: string): Paragraph {
  return text.startsWith('PHỤ LỤC') ? new Paragraph({ children: [new PageBreak()], text }) : new Paragraph(text);
}

function tableOf(rows: readonly (readonly Cell[])[]): Table {
  return new Table({ rows: rows.map((row, at) => new TableRow({ children: cellsOf(row, rows[at + 1]) })) });
}

function cellsOf(row: readonly Cell[], below: readonly Cell[] | undefined): TableCell[] {
  return row.flatMap((cell, at) => {
    if (cell.merged === 'left') return [];
    let columnSpan = 1;
    while (row[at + columnSpan]?.merged === 'left') columnSpan += 1;
    const starts = below?.[at]?.merged === 'up';
    const verticalMerge = cell.merged === 'up' ? VerticalMergeType.CONTINUE : starts ? VerticalMergeType.RESTART : undefined;
    const children = cell.text.split('\n').map((line) => new Paragraph(line));
    return [new TableCell({ children, columnSpan, ...(verticalMerge && { verticalMerge }) })];
  });
}
