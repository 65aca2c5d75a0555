import type { DateString } from './dates';
import type { Schedule } from './schedule/schedule';
import type { UnitId } from './unit';

/** `{authority}/{slug}/{year}`; the workflow id is `plan/` + this. */
export type PlanId = string;

/** A body as the document names it, with the unit or group of the register it stands for; null: nobody has picked one yet. */
export type Named = {
  name: string;
  unit: UnitId | null;
  group: string | null;
};

/** Who must do a task. Of several leads one is `accountable`; `scope` is the part of the work the document gives it. */
export type Lead = Named & { accountable: boolean; scope: string | null };

/** Who helps. With neither unit nor group it is open ("cơ quan có liên quan"): nobody is told until units are picked. */
export type Partner = Named;

export type Task = {
  /** Unique in the plan, as printed where it can be (`1`, `I.1`, `4a`); `TH.1` for duties from the last part. */
  no: string;
  title: string;
  /** ≤ 40 characters, for SMS and grids. */
  shortTitle: string;
  products: readonly string[];
  leads: readonly Lead[];
  partners: readonly Partner[];
  /** Time as the document words it; empty where it says nothing. */
  when: string;
  schedules: readonly Schedule[];
  /** Where in the document it stands. */
  source: string | null;
  notes: readonly string[];
};

/** One document, one year. Words (`title`, names) stay here and in PostgreSQL; the workflow sees `PlanRules`. */
export type Plan = {
  id: PlanId;
  authority: string;
  slug: string;
  year: number;
  title: string;
  /** The document's own number (`12/KH-UBND`) or that of the decision it is attached to; null when left blank. */
  number: string | null;
  issuedOn: DateString | null;
  /** The decision the plan is attached to, as the document words it; for people to look up, no rule reads it. */
  attachedTo?: string | null | undefined;
  coordinator: Named;
  leadership: Named;
  /** Where the coordinator sends its reports (`Sở Nội vụ`), as the document names it. */
  reportTo: string | null;
  /** Id of the ladder in `config/ladders.yaml`. */
  ladder: string;
  /** True: a completion waits for the coordinator ("chờ xác nhận"). */
  confirms: boolean;
  /** Higher and outside bodies the coordinator has ticked: they get `opened`, nothing else. */
  informs: readonly UnitId[];
  /** Cut-off days of evidence for standing tasks. */
  cutoffs: 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';
  tasks: readonly Task[];
  notes: readonly string[];
};
