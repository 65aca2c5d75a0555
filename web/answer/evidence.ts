/** What shows the work, as it stays beside a fact: a file that was sent, or an address. */
export type Evidence = { kind: 'file'; id: string; name: string; bytes: number } | { kind: 'link'; url: string };

/** The evidence kept with a fact; what another program wrote in another shape is left out. */
export function evidenceOf(kept: unknown): Evidence[] {
  return Array.isArray(kept) ? kept.flatMap(readOne) : [];
}

function readOne(one: unknown): Evidence[] {
  if (typeof one !== 'object' || one === null) return [];
  const { kind, id, name, bytes, url } = one as Record<string, unknown>;
  if (kind === 'link' && typeof url === 'string' && isWebAddress(url)) return [{ kind, url }];
  return kind === 'file' && typeof id === 'string' && typeof name === 'string'
    ? [{ kind, id, name, bytes: Number(bytes) || 0 }]
    : [];
}

/** Only what a browser opens as a page: `javascript:` and the like would act in our name. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** Evidence for a page. `filesUrl`: where its files are served, with a slash at the end. */
export function evidenceView(kept: unknown, filesUrl: string) {
  return evidenceOf(kept).map((one) =>
    one.kind === 'file'
      ? { isFile: true, url: `${filesUrl}${one.id}`, words: one.name, size: sizeWords(one.bytes) }
      : { isFile: false, url: one.url, words: one.url, size: '' },
  );
}

/** `340 KB`, `2,1 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
