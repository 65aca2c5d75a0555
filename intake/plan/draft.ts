import type { Place } from '../document/document';

/** Words about a task that stand somewhere in the document, before time and bodies are read out of them. */
export type RawTask = {
  no: string;
  title: string;
  products: readonly string[];
  leads: string;
  /** The lead's cell is empty and stands under one that is not, where merged cells were lost. */
  leadsFromAbove?: boolean;
  partners: string;
  /** The time as the document words it, and a time for all tasks where the task itself has none. */
  when: string;
  /** Everything else that stands under it: bodies that help may be named there. */
  content: readonly string[];
  place: Place;
  /** Where, in the document's own numbering: "Phần III, mục 1". */
  source: string;
  /** The document asks a body outside the authority and orders nothing. */
  asks?: boolean;
  report?: boolean;
};
