import type { DateString } from '../../domain/dates';
import type { Schedule } from '../../domain/schedule/schedule';
import type { Place } from '../document/document';
import type { NamedBody } from './split-bodies';

/** A task as the document gives it; every value stands in the document at `place`. */
export type TaskDraft = {
  no: string;
  title: string;
  products: readonly string[];
  leads: readonly NamedBody[];
  /** Taken from the row above, whose cell may have been merged with this empty one. */
  leadsFromAbove?: boolean;
  partners: readonly NamedBody[];
  when: string;
  schedules: readonly Schedule[];
  /** Working days on which something is due, and how many completions are wanted. */
  due: readonly DateString[];
  place: Place;
  /** In the document's own numbering: "Phần III, mục 1", "Phụ lục, STT 05". */
  source: string;
};

/** What the document leaves open; `task` null: about the plan itself. Words in Vietnamese. */
export type Question = { task: string | null; field: string; text: string; why: string };

/** What a document says, before a person has corrected it. Blank in the document is null here. */
export type PlanDraft = {
  authority: string | null;
  title: string;
  number: string | null;
  issuedOn: DateString | null;
  year: number;
  coordinator: string | null;
  leadership: string | null;
  reportTo: string | null;
  signer: string | null;
  tasks: readonly TaskDraft[];
  questions: readonly Question[];
};

/** Why a document was not read, in Vietnamese, and what to do instead. */
export type Refusal = { refused: string; hint: string };
