import { z } from 'zod';
import { authorityUrl } from '../shell/addresses';

const SHAPE = z.object({
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })).default([]),
  links: z.array(z.string()).default([]),
});

/** The files and addresses that show a work; anything else that stands there is left out. */
export function evidenceView(authority: string, evidence: unknown) {
  const read = SHAPE.safeParse(evidence);
  if (!read.success) return { files: [], links: [] };
  return {
    files: read.data.files.map(({ id, name, size }) => ({
      url: authorityUrl(authority, `evidence/${encodeURIComponent(id)}`),
      name,
      size: sizeWords(size),
    })),
    // `javascript:` and the like would run in our pages.
    links: read.data.links.filter((link) => /^https?:\/\//i.test(link)),
  };
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
