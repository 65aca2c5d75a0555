/** What a ladder is called: plans that name none follow the common one. */
export function ladderWords(id: string): string {
  return id === 'default' ? 'thang đôn đốc chung' : `thang đôn đốc “${id}”`;
}
