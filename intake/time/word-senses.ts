/**
 * Words that mean something else without their marks: key → the spellings that count in a time phrase. Any other spelling of
 * the key ("quy định", "thu thập", "đầu tư", "mới") gets a trailing `_`, so that the grammar passes over it.
 */
export const TIME_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  ngay: ['ngày'],
  thang: ['tháng'],
  quy: ['quý', 'quí'],
  nam: ['năm'],
  tuan: ['tuần'],
  thu: ['thứ'],
  tu: ['từ'],
  sau: ['sau'],
  den: ['đến'],
  moi: ['mỗi'],
  hang: ['hàng', 'hằng'],
  dot: ['đợt'],
  lan: ['lần'],
  dau: ['đầu'],
  ca: ['cả'],
  can: ['cần'],
  co: ['có'],
  ky: ['kỳ', 'kì'],
  toi: ['tới', 'tối'],
  han: ['hạn'],
  tet: ['tết'],
  khi: ['khi'],
  het: ['hết'],
  mung: ['mùng'],
  so: ['số', 'sơ'],
  bao: ['báo'],
  cao: ['cáo', 'cao'],
  tin: ['tin'],
  bai: ['bài'],
};

/** Spelled-out numbers by key, with the spellings that count; used only where a number can stand. */
export const NUMBER_WORDS: Readonly<Record<string, { value: number; spellings: readonly string[] }>> = {
  mot: { value: 1, spellings: ['một', 'mốt'] },
  hai: { value: 2, spellings: ['hai'] },
  ba: { value: 3, spellings: ['ba'] },
  bon: { value: 4, spellings: ['bốn'] },
  tu: { value: 4, spellings: ['tư'] },
  nam: { value: 5, spellings: ['năm'] },
  lam: { value: 5, spellings: ['lăm', 'nhăm'] },
  sau: { value: 6, spellings: ['sáu'] },
  bay: { value: 7, spellings: ['bảy', 'bẩy'] },
  tam: { value: 8, spellings: ['tám'] },
  chin: { value: 9, spellings: ['chín'] },
  muoi: { value: 10, spellings: ['mười', 'mươi'] },
  nhat: { value: 1, spellings: ['nhất'] },
  nhi: { value: 2, spellings: ['nhì'] },
};
