import type { DateString } from './dates';

/** Id of a unit, unique within its authority: a slug. */
export type UnitId = string;

/** What a unit is to the authority; decides how far the ladder may go (rules: subordinates only to the end). */
export type Relation = 'subordinate' | 'peer' | 'party-mass-vertical' | 'higher' | 'outside';

/** How a unit or post is addressed: "Quý cơ quan", "Quý đơn vị", "đồng chí", "Quý Sở", "Quý Phòng". */
export type AddressForm = 'cơ quan' | 'đơn vị' | 'đồng chí' | 'Sở' | 'Phòng' | 'Ủy ban';

export type Unit = {
  id: UnitId;
  name: string;
  /** Other names the documents use for it. */
  aliases: readonly string[];
  shortName: string;
  /** What groups select by: `phong`, `ubnd-xa`, `so`, `thon`, `post`, … */
  kind: string;
  parent: UnitId | null;
  relation: Relation;
  address: AddressForm;
  /** Earlier or later names, each from a day on. */
  names: readonly { name: string; from: DateString }[];
  /** Units that take its open work from a day on (merge, split). */
  successors: readonly { unit: UnitId; from: DateString }[];
  /** First and last day of its existence, where known. */
  since: DateString | null;
  until: DateString | null;
};

/** A rule that names several units ("UBND các xã, thị trấn"), expanded on the day an occurrence opens. */
export type Group = {
  id: string;
  name: string;
  aliases: readonly string[];
  /** Kinds of units that belong to it, and single units. */
  kinds: readonly string[];
  units: readonly UnitId[];
};

/** A person who holds a post in a unit from day to day. `head` = người đứng đầu, `officer` = the one who does the work. */
export type Officer = {
  id: string;
  unit: UnitId;
  name: string;
  post: string;
  position: 'officer' | 'head';
  email: string | null;
  phone: string | null;
  from: DateString | null;
  until: DateString | null;
};

export type Authority = {
  id: string;
  name: string;
  /** Upper-case, without diacritics, for SMS: `UBND XA TAN HOA`. */
  smsName: string;
  units: readonly Unit[];
  groups: readonly Group[];
  officers: readonly Officer[];
};
