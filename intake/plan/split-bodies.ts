import { bare } from '../document/bare';
import { upperFirst } from '../document/upper-first';
import { BODY_HEADS, WEAK_HEADS } from './body-heads';
import { cutAtVerb } from './cut-at-verb';

/** A body as the document names it. `scope`: the part of the work the words give it. `open`: "… có liên quan", nobody yet. */
export type NamedBody = { name: string; scope: string | null; open: boolean };

/** Words that begin as names of bodies do and are what is done: "Ban hành", "Tổ chức", "Phòng, chống". */
const NO_BODY =
  /^(?:ban (?:hanh|giao)|to (?:chuc(?! (?:chinh tri|xa hoi|thanh vien|doan the|dang|hanh chinh|tin dung|ca nhan|hoi|cong doan))|roi|gap|giac|khai)|bao (?:cao|dam|ve|quan|ton)|hoi (?:nghi|thao|thi|dam|y)|so (?:ket|hoa|luong|lieu|sach|do|voi)|quy (?:dinh|che|trinh|hoach|mo|i{1,3}|iv|[1-4])\b|doi (?:voi|thoai|moi|tuong|chieu)|bo (?:sung|tri|thu tuc|chi so|tieu chi)|phong (?:chong|ngua|chay|trao|tranh|su|hoa)|truong hop|hop (?:dong|phap|giao ban|dinh ky|tac(?! xa))|vu viec|khoi phuc|nganh (?:nghe|hang)|thanh tra (?:kiem tra|trach nhiem|viec|cong tac|chuyen de|dot xuat)|vien tro|nha o|khoa hoc|cuc bo|dai (?:hoi|dien)|co so (?:du lieu|vat chat|ha tang)|dich vu cong|van hoa van nghe|can bo cong chuc vien chuc la)/;

const HEADS = [...BODY_HEADS].sort((a, b) => b.length - a.length);
const OPEN = /\b(co )?lien quan\b/;
/** The bodies in a cell or after a label ("Phòng Nội vụ; Văn phòng HĐND và UBND, UBND các xã, thị trấn"), in their order. */
export function splitBodies(text: string): NamedBody[] {
  return sentencesOf(text)
    .flatMap(bodiesOf)
    .filter(({ name }, at, all) => all.findIndex((other) => bare(other.name) === bare(name)) === at);
}

function sentencesOf(text: string): string[] {
  return text
    .replace(/\s*\n\s*(?=[-+•–]\s)/g, ';')
    .replace(/(?<=-)\s*\n\s*|\s*\n\s*(?=-)/g, '')
    .replace(/\s*\n\s*(?=\p{Ll})/gu, ' ')
    .split(/[;\n]+|(?<=\p{L}{3})\.\s+(?=\p{Lu})/u)
    .map((part) => part.replace(/^[\s\-+•–*]+/u, '').replace(/[\s.,:/]+$/u, ''))
    .filter((part) => bare(part) !== '');
}

function bodiesOf(sentence: string): NamedBody[] {
  const { names, duty } = cutAtVerb(sentence.replace(/^(giao|đề nghị|phân công)\s+(?=\S)/iu, ''));
  const scope = duty === '' || /^(chủ trì|thực hiện|phối hợp|chủ trì,? phối hợp)$/iu.test(duty) ? null : upperFirst(duty);
  return namesOf(names).map((name) => ({ name, scope, open: OPEN.test(bare(name)) }));
}

/** Cuts a list of names at commas and "và", but not inside a name. */
function namesOf(list: string): string[] {
  const atoms = outsideBrackets(list);
  const names: string[] = [];
  for (const { text, glue } of atoms) {
    const before = names.at(-1);
    if (before !== undefined && (!(beginsBody(text) || isSmallBody(before, text)) || isTorn(before, text, glue)))
      names[names.length - 1] = `${before}${glue}${text}`;
    else names.push(text);
  }
  return names.flatMap(carried).map((name) => name.replace(/\s+/g, ' ').trim());
}

type Atom = { text: string; glue: string };

function outsideBrackets(list: string): Atom[] {
  const atoms: Atom[] = [];
  let text = '';
  let glue = '';
  let depth = 0;
  for (const token of list.split(/(\s*,(?!\s*chống)\s*(?:và\s+)?|\s+(?:và|va)\s+|\s+cùng\s+|[()])/u)) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth <= 0 && /^\s*,|^\s+(?:và|va|cùng)\s+$/u.test(token)) {
      atoms.push({ text, glue });
      text = '';
      glue = token;
    } else text += token;
  }
  atoms.push({ text, glue });
  return atoms.filter((atom) => bare(atom.text) !== '');
}

/** What the text begins with, of what names of bodies begin with; null: it names none. */
export function headOf(text: string): string | null {
  const words = bare(text);
  if (NO_BODY.test(words)) return null;
  return HEADS.find((head) => words === head || words.startsWith(`${head} `)) ?? null;
}

/** True when a sentence or heading begins with who it is about, with a capital or as a group ("các phòng"). */
export function beginsWithBody(text: string): boolean {
  const head = headOf(text);
  return head !== null && (/^\p{Lu}/u.test(text.trim()) || head === 'cac');
}

function beginsBody(text: string): boolean {
  const head = headOf(text);
  if (head === null) return false;
  return !WEAK_HEADS.has(head) || /^\p{Lu}/u.test(text.trim());
}

/** Groups and bodies that also stand in small letters behind one with a name of its own: "Công an phường, tổ dân phố". */
const SMALL_BODY =
  /^(?:tổ dân phố|trạm y tế|trường học|nhà trường|hợp tác xã|doanh nghiệp|giáo viên|lực lượng|đoàn thể|hội (?:phụ nữ|nông dân|cựu chiến binh)|đoàn thanh niên|trung tâm \p{L}+|(?:công chức|cán bộ|viên chức) (?=\p{Lu})\p{L}+)(?!\p{L})/u;
const OF_A_GROUP =
  /^(?:các|những|toàn thể|tất cả|UBND các|trưởng|tổ trưởng|bí thư|lãnh đạo|thành viên|liên minh|hiệp hội|quỹ)(?!\p{L})/iu;

function isSmallBody(before: string, text: string): boolean {
  return SMALL_BODY.test(text.trim()) && !OF_A_GROUP.test(before.trim());
}

// "Văn phòng HĐND và UBND", "Ủy ban MTTQ và các tổ chức thành viên", "UBND các xã, phường, thị trấn".
function isTorn(before: string, text: string, glue: string): boolean {
  if (/(?:HĐND|Hội đồng nhân dân)$/iu.test(before) && /^(?:UBND|Ủy ban nhân dân)/iu.test(text) && /và/.test(glue))
    return /^(?:văn phòng|vp)/iu.test(before);
  return /^các (?:ban|ngành|cấp)$/iu.test(text.trim()) && /^các/iu.test(before);
}

// "UBND cấp huyện, cấp xã": the second one is a UBND, too.
function carried(name: string): string[] {
  const levels = /^((?:UBND|Ủy ban nhân dân|Công an|HĐND)) (cấp \p{L}+)((?:(?:,| và) cấp \p{L}+)+)$/iu.exec(name);
  if (!levels) return [name];
  const more = (levels[3] ?? '').split(/,| và /u).map((level) => level.trim());
  return [levels[2] ?? '', ...more.filter((level) => level !== '')].map((level) => `${levels[1]} ${level}`);
}
