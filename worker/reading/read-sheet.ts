import { Unreadable } from '../../intake/extract/extract-error';
import { sheetApart } from '../../intake/extract/sheet-apart';
import type { SheetReading } from '../../web/registers/read-contact-list';

/** The cells of a workbook's first sheet, at most `mostRows` rows of them, or why they cannot be read, in Vietnamese. */
export async function readSheet(workbook: Buffer, mostRows: number): Promise<SheetReading> {
  try {
    return { rows: await sheetApart(workbook, mostRows) };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: `${error.message}. ${error.hint}.` };
    throw error;
  }
}
