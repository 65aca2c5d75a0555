/** The ways through the pages of a long list: the first, the last, those around; gaps in between. Empty for one page. */
export function pageNumbers(count: number, here: number, to: (page: number) => string) {
  if (count < 2) return [];
  const shown = [...new Set([1, here - 1, here, here + 1, count])]
    .filter((page) => page >= 1 && page <= count)
    .sort((a, b) => a - b);
  return shown.flatMap((page, i) => {
    const before = shown[i - 1];
    const gap = before !== undefined && page > before + 1 ? [{ isGap: true, isHere: false, number: 0, to: '' }] : [];
    return [...gap, { isGap: false, isHere: page === here, number: page, to: to(page) }];
  });
}
