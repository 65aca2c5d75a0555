import { SaxesParser } from 'saxes';
import { Unreadable } from './extract-error';

export type Open = { name: string; attributes: Readonly<Record<string, string>>; isSelfClosing: boolean };
export type XmlEvents = { open: (tag: Open) => void; close: (name: string) => void; text: (text: string) => void };

const DEEPEST = 400;

/** Reads XML as events, without ever following an entity or a reference. Throws Unreadable for a document type or broken XML. */
export function readXml(xml: Buffer, events: XmlEvents): void {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw broken();
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    depth += 1;
    if (depth > DEEPEST) throw broken();
    events.open({ name, attributes, isSelfClosing });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.close(name);
  });
  parser.on('text', events.text);
  parser.on('cdata', events.text);
  parser.on('error', () => {
    throw broken();
  });
  parser.write(decode(xml)).close();
}

function decode(xml: Buffer): string {
  const encoding = xml[0] === 0xff && xml[1] === 0xfe ? 'utf-16le' : xml[0] === 0xfe && xml[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(xml);
}

function broken(): Unreadable {
  return new Unreadable('Nội dung bên trong tệp bị hỏng hoặc không an toàn', 'Đề nghị mở tệp bằng Word và lưu lại thành .docx');
}
