import { aParagraph, aWordFile, aZip, type Member } from './a-zip';

export type Hostile = { name: string; content: () => Buffer };

const PLAN = aParagraph('Kế hoạch năm 2027');
const word = (members: readonly Member[]): Buffer => aZip([{ name: 'word/document.xml', content: PLAN }, ...members]);
const pdf = (objects: string, tail = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n${objects}\ntrailer<</Root 1 0 R>>\n${tail}%%EOF`, 'latin1');

/** Files that somebody might send to break what reads them; each is made when it is needed. */
export function hostileFiles(): Hostile[] {
  return [...zips(), ...xmls(), ...pdfs(), ...texts(), ...damaged()];
}

function zips(): Hostile[] {
  const many = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `a/${at}`, content: '' }));
  const names = [
    '../../etc/passwd',
    '/etc/passwd',
    '..\\..\\x',
    'C:\\x',
    'word/../../x',
    'a\0b',
    '\u202etxt.exe',
    'x'.repeat(60_000),
  ];
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);
  return [
    ...[10, 50, 150].map((size) => ({
      name: `a bomb of ${size} MB`,
      content: () => word([{ name: 'word/media/a', content: zeros(size) }]),
    })),
    ...[20, 59, 61].map((size) => ({
      name: `a text of ${size} MB of spaces`,
      content: () => aWordFile(aParagraph(' '.repeat(size * 1_048_576))),
    })),
    ...[2_001, 10_000].map((count) => ({ name: `${count} members`, content: () => word(many(count)) })),
    ...names.map((name) => ({
      name: `a member called ${JSON.stringify(name).slice(0, 30)}`,
      content: () => word([{ name, content: 'x' }]),
    })),
    { name: 'a locked member', content: () => word([{ name: 'word/numbering.xml', content: '<x/>', flags: 1 }]) },
    { name: 'a macro', content: () => word([{ name: 'word/vbaProject.bin', content: 'Sub AutoOpen()' }]) },
    {
      name: 'the same member a hundred times',
      content: () => aZip(Array.from({ length: 100 }, () => ({ name: 'word/document.xml', content: PLAN }))),
    },
    ...[0, 10, 0xffffffff, 0xfffffffe].map((claims) => ({
      name: `a member that claims ${claims} bytes`,
      content: () => aZip([{ name: 'word/document.xml', content: aParagraph('x'.repeat(5_000)), claims }]),
    })),
    {
      name: 'a zip in a zip',
      content: () => word([{ name: 'word/a.docx', content: word([{ name: 'word/b', content: zeros(5) }]) }]),
    },
    { name: 'a Word file without a body', content: () => aZip([{ name: 'word/document.xml.bak', content: 'x' }]) },
  ];
}

function xmls(): Hostile[] {
  const entity = (value: string) => `<!DOCTYPE w [<!ENTITY e ${value}>]>`;
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('');
  const deep = (count: number) => `${'<w:p>'.repeat(count)}x${'</w:p>'.repeat(count)}`;
  const cells = (count: number) => `<w:tbl><w:tr>${'<w:tc><w:p/></w:tc>'.repeat(count)}</w:tr></w:tbl>`;
  return [
    { name: 'an entity of a file', content: () => aWordFile(aParagraph('&e;'), entity('SYSTEM "file:///etc/passwd"')) },
    { name: 'an entity of an address', content: () => aWordFile(aParagraph('&e;'), entity('SYSTEM "http://127.0.0.1:1/x"')) },
    { name: 'a document type elsewhere', content: () => aWordFile(PLAN, '<!DOCTYPE w SYSTEM "http://127.0.0.1:1/x.dtd">') },
    { name: 'a billion laughs', content: () => aWordFile(aParagraph('&a9;'), `<!DOCTYPE w [<!ENTITY a0 "ha">${laughs}]>`) },
    ...[300, 500, 100_000].map((count) => ({ name: `${count} levels`, content: () => aWordFile(deep(count)) })),
    ...[200, 5_000].map((count) => ({ name: `a row of ${count} cells`, content: () => aWordFile(cells(count)) })),
    {
      name: 'a cell over a billion columns',
      content: () => aWordFile('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
    },
    {
      name: 'a list at level -5 of list x',
      content: () =>
        aWordFile('<w:p><w:pPr><w:numPr><w:ilvl w:val="-5"/><w:numId w:val="x"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'),
    },
    {
      name: 'a list that counts to 10^15',
      content: () =>
        aWordFile(PLAN, '', [
          {
            name: 'word/numbering.xml',
            content:
              '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1000000000000000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%1%1%9."/></w:lvl></w:abstractNum></w:numbering>',
          },
        ]),
    },
    { name: '200,000 paragraphs', content: () => aWordFile('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(200_000)) },
    {
      name: 'tables in tables',
      content: () => aWordFile(`${'<w:tbl><w:tr><w:tc>'.repeat(90)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(90)}`),
    },
    { name: 'rows without a table', content: () => aWordFile('<w:tr><w:tc><w:p/></w:tc></w:tr>') },
    {
      name: 'XML that ends in the middle',
      content: () => aZip([{ name: 'word/document.xml', content: '<?xml version="1.0"?><w:document><w:body><w:p>' }]),
    },
    {
      name: 'XML in UTF-16',
      content: () =>
        aZip([
          {
            name: 'word/document.xml',
            content: Buffer.from(`\ufeff<w:document xmlns:w="w"><w:body>${PLAN}</w:body></w:document>`, 'utf16le'),
          },
        ]),
    },
    {
      name: 'XML that is not UTF-8',
      content: () =>
        aZip([
          { name: 'word/document.xml', content: Buffer.from('<w:document xmlns:w="w">\xff\xfe\xc3</w:document>', 'latin1') },
        ]),
    },
    {
      name: 'a picture from elsewhere',
      content: () => aWordFile(`${PLAN}<w:p><w:r><w:drawing r:link="http://127.0.0.1:1/a.png" xmlns:r="r"/></w:r></w:p>`),
    },
    {
      name: 'a field that runs a program',
      content: () => aWordFile('<w:p><w:r><w:instrText>DDEAUTO c:\\windows\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'),
    },
    {
      name: 'HTML instead of XML',
      content: () => aZip([{ name: 'word/document.xml', content: '<html><script>alert(1)</script></html>' }]),
    },
  ];
}

function pdfs(): Hostile[] {
  const pages = (kids: string, more = '') =>
    `1 0 obj<</Type/Catalog/Pages 2 0 R${more}>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count 1>>endobj`;
  return [
    { name: 'a page tree that is its own child', content: () => pdf(pages('2 0 R')) },
    {
      name: 'a page tree that claims a billion pages',
      content: () => pdf('1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 999999999>>endobj'),
    },
    {
      name: 'a page count below zero',
      content: () => pdf('1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count -1>>endobj'),
    },
    {
      name: 'a script at opening',
      content: () =>
        pdf(
          pages('3 0 R', '/OpenAction<</S/JavaScript/JS(app.launchURL\\("http://127.0.0.1:1"\\))>>') +
            '\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj',
        ),
    },
    {
      name: 'a program at opening',
      content: () =>
        pdf(
          pages('3 0 R', '/OpenAction<</S/Launch/F(/bin/sh)>>') + '\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj',
        ),
    },
    {
      name: 'a form of XFA',
      content: () =>
        pdf(pages('3 0 R', '/AcroForm<</XFA(<xdp/>)>>') + '\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj'),
    },
    {
      name: 'a locked file',
      content: () =>
        pdf(pages('3 0 R'), '') &&
        Buffer.from(
          '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/O(x)/U(x)/P -4/Length 256>>/ID[(a)(a)]>>\n%%EOF',
          'latin1',
        ),
    },
    {
      name: 'a stream longer than the file',
      content: () =>
        pdf(
          pages('3 0 R') +
            '\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length 99999999>>stream\nBT ET\nendstream endobj',
        ),
    },
    { name: 'a reference to itself', content: () => pdf(pages('3 0 R') + '\n3 0 obj 3 0 R endobj') },
    { name: 'a cross reference that points behind the file', content: () => pdf(pages('3 0 R'), 'startxref\n999999999\n') },
    { name: 'a page without a size', content: () => pdf(pages('3 0 R') + '\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj') },
    {
      name: 'a page of a thousand kilometres',
      content: () => pdf(pages('3 0 R') + '\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e12 1e12]>>endobj'),
    },
    { name: 'arrays in arrays', content: () => pdf(`1 0 obj${'['.repeat(50_000)}${']'.repeat(50_000)}endobj`) },
    { name: 'only a head', content: () => Buffer.from('%PDF-1.7') },
    { name: 'a pdf inside of text', content: () => Buffer.from('xin chào %PDF-1.7 1 0 obj') },
  ];
}

function texts(): Hostile[] {
  const long = (text: string, times: number) => Buffer.from(text.repeat(times));
  return [
    { name: 'nothing', content: () => Buffer.alloc(0) },
    { name: 'a megabyte of NUL', content: () => Buffer.alloc(1_048_576) },
    { name: 'a line of five megabytes', content: () => long('a', 5_000_000) },
    { name: 'a row of a hundred thousand cells', content: () => Buffer.from(`|${'a|'.repeat(99_000)}\nx|y\n`) },
    { name: 'a row that goes on over half a million lines', content: () => Buffer.from(`| a | b\n${'x | y\n'.repeat(500_000)}`) },
    { name: 'a hundred thousand markers', content: () => long('1. a) - ', 100_000) },
    { name: 'fifty thousand numbered lines', content: () => long('1. Phòng Nội vụ\na) Thời gian: Tháng 5\n', 25_000) },
    {
      name: 'a head of a table without an end',
      content: () => Buffer.from(`STT Nhiệm vụ Cơ quan chủ trì Thời gian\n01 ${'Phòng Nội vụ, '.repeat(5_000)}`),
    },
    { name: 'two thousand commas', content: () => Buffer.from(`1. x\na) Cơ quan chủ trì: ${'Phòng, '.repeat(2_000)}`) },
    { name: 'brackets that never close', content: () => Buffer.from(`a) Cơ quan chủ trì: ${'('.repeat(20_000)}`) },
    { name: 'words without an end', content: () => Buffer.from(`định kỳ ${'báo cáo '.repeat(20_000)}`) },
    { name: 'UTF-16 without a mark', content: () => Buffer.from('Kế hoạch năm 2027', 'utf16le') },
    { name: 'UTF-16 that ends in half a letter', content: () => Buffer.from([0xff, 0xfe, 0x4b, 0x00, 0x01]) },
    {
      name: 'letters that turn the text around',
      content: () => Buffer.from('\u202e\u2066Kế hoạch năm 2027\u202c'.repeat(1_000)),
    },
    { name: 'marks on marks', content: () => Buffer.from(`Kế hoạch năm 2027 a${'\u0301'.repeat(100_000)}`) },
    { name: 'half a letter', content: () => Buffer.from([0x4b, 0xe1, 0xba]) },
    { name: 'a formula', content: () => Buffer.from('=cmd|"/c calc"!A1\nKế hoạch năm 2027') },
  ];
}

/** A good Word file cut short, and with single bytes turned, again and again by the same pattern. */
function damaged(): Hostile[] {
  const good = () => aWordFile(Array.from({ length: 40 }, (_, at) => aParagraph(`${at}. Nhiệm vụ năm 2027`)).join(''));
  const cut = [5, 30, 100, 200, 300, 400, 500, 600].map((length) => ({
    name: `a Word file cut after ${length} bytes`,
    content: () => good().subarray(0, length),
  }));
  const turned = Array.from({ length: 24 }, (_, at) => ({
    name: `a Word file with byte ${at * 29 + 3} turned`,
    content: () => {
      const bytes = good();
      const place = (at * 29 + 3) % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ 0x5a;
      return bytes;
    },
  }));
  return [...cut, ...turned];
}
