/** What shows the work, as it stays beside a fact: files that were sent, and addresses. `size` in bytes. */
export type Evidence = {
  files: readonly { id: string; name: string; size: number }[];
  links: readonly string[];
};

/** Only what a browser opens as a page: `javascript:` and the like would act in our name. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** Evidence for a page; what another program wrote in another shape is left out. `filesUrl` ends with a slash. */
export function evidenceView(kept: unknown, filesUrl: string) {
  const { files, links } = evidenceOf(kept);
  return [
    ...files.map(({ id, name, size }) => ({ isFile: true, url: `${filesUrl}${id}`, words: name, size: sizeWords(size) })),
    ...links.map((url) => ({ isFile: false, url, words: url, size: '' })),
  ];
}

/** `340 KB`, `2,1 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}

function evidenceOf(kept: unknown): Evidence {
  const { files, links } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  return {
    files: (Array.isArray(files) ? files : []).flatMap(fileOf),
    links: (Array.isArray(links) ? links : []).filter((link) => typeof link === 'string' && isWebAddress(link)) as string[],
  };
}

function fileOf(one: unknown): Evidence['files'][number][] {
  const { id, name, size } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
  return typeof id === 'string' && /^[\w-]+$/.test(id) && typeof name === 'string' ? [{ id, name, size: Number(size) || 0 }] : [];
}
