import { deflateRawSync, crc32 } from 'node:zlib';

/** A zip of these parts; `lie` is what the directory says of each part's size. */
export function zip(parts: Record<string, string | Buffer>, lie?: number): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const [head, entry] = [Buffer.alloc(30), Buffer.alloc(46)];
    head.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [buffer, shift] of [
      [head, 0],
      [entry, 2],
    ] as const) {
      buffer.writeUInt16LE(20, 4);
      buffer.writeUInt16LE(8, 8 + shift);
      buffer.writeUInt32LE(crc32(bytes), 14 + shift);
      buffer.writeUInt32LE(packed.length, 18 + shift);
      buffer.writeUInt32LE(lie ?? bytes.length, 22 + shift);
      buffer.writeUInt16LE(name.length, 26 + shift);
    }
    entry.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    centrals.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(centrals.length / 2, 8);
  end.writeUInt16LE(centrals.length / 2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The parts of a workbook whose first sheet has these rows. */
export function workbook(rows: readonly (readonly (string | number)[])[]): Record<string, string> {
  const cell = (value: string | number, i: number, row: number) => {
    const ref = `${String.fromCharCode(65 + i)}${row}`;
    return typeof value === 'number'
      ? `<c r="${ref}"><v>${value}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const data = rows.map((row, i) => `<row r="${i + 1}">${row.map((value, j) => cell(value, j, i + 1)).join('')}</row>`).join('');
  const ns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    'xl/workbook.xml': `<workbook xmlns="${ns}" xmlns:r="${rel}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${ns}"><sheetData>${data}</sheetData></worksheet>`,
  };
}
