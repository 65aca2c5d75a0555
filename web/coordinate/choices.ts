/** The choices of a list box, the one that is chosen marked. */
export function choicesOf(all: readonly (readonly [value: string, words: string])[], chosen: string) {
  return all.map(([value, words]) => ({ value, words, isChosen: value === chosen }));
}
