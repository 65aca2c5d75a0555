import type { TextDocument } from '../../../intake/document/document';
import { extractText } from '../../../intake/extract/extract-text';
import type { CorpusPlan } from './read-corpus';
import { renderDocx } from './render-docx';
import { renderPdf } from './render-pdf';
import { renderSpaces } from './render-spaces';
import { inWindows1258, renderBars, renderTabs, renderWrapped } from './render-text';

/** The document of a plan in a form it may come in, with its words taken out again by the program. */
export async function documentOf({ blocks }: CorpusPlan, form: string): Promise<TextDocument> {
  return extractText(await bytesOf(blocks, form));
}

export async function bytesOf(blocks: CorpusPlan['blocks'], form: string): Promise<Uint8Array> {
  const text = new TextEncoder();
  switch (form) {
    case 'docx':
      return renderDocx(blocks);
    case 'pdf':
      return renderPdf(blocks);
    case 'bars':
      return text.encode(renderBars(blocks));
    case 'tabs':
      return text.encode(renderTabs(blocks));
    case 'spaces':
      return text.encode(renderSpaces(blocks));
    case 'wrapped':
    case 'flat':
      return text.encode(renderWrapped(blocks));
    case 'nfd':
      return text.encode(renderWrapped(blocks).normalize('NFD'));
    case 'icelandic':
      return text.encode(renderWrapped(blocks).replaceAll('Đ', 'Ð'));
    case 'cp1258':
      return inWindows1258(renderWrapped(blocks));
    default:
      throw new Error(`no form "${form}"`);
  }
}
