type Entry = { name: string; packed?: number; unpacked?: number; flags?: number };

/** The bytes of a zip file whose directory says what a test wants it to say; the content of each entry is one letter. */
export function aZip(entries: readonly Entry[]): Buffer {
  const bodies = entries.map(({ name }) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([head, Buffer.from(`${name}x`)]);
  });
  const listed = entries.map(({ name, packed = 1, unpacked = 1, flags = 0 }) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(flags, 8);
    head.writeUInt32LE(packed, 20);
    head.writeUInt32LE(unpacked, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const [body, directory] = [Buffer.concat(bodies), Buffer.concat(listed)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}

/** A Word file as far as its directory goes, with more entries. */
export function aDocx(more: readonly Entry[] = []): Buffer {
  return aZip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, ...more]);
}
