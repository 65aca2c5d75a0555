/** Where the sender puts the real link and code; stored texts hold these. */
export const LINK_PLACE = '⟦link⟧';
export const CODE_PLACE = '⟦code⟧';

/** A stored text for people to look at: link and code are shown as stars (plain ASCII, so that an SMS keeps its length and its alphabet), real ones too should any have got in. */
export function maskMessage(text: string, publicUrl: string): string {
  const places = text.replaceAll(LINK_PLACE, `${publicUrl}/l/********`).replaceAll(CODE_PLACE, '********');
  return places.replace(/\/l\/[\w-]+\.[\w-]+\.[\w-]+/g, '/l/********');
}
