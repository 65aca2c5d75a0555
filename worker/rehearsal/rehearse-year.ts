import type { DateString } from '../../domain/dates';
import { rulesOf } from '../../domain/plan-rules';
import { rehearse } from '../../domain/rehearse';
import type { RehearsedMessage } from '../../store/rehearsals';
import { rehearsedMessages, type RehearsalSource } from './rehearsed-messages';

/** What is rehearsed: a plan with what it is run by, from a day on; `publicUrl` is masked out of the texts. */
export type RehearsalOrder = RehearsalSource & { startedOn: DateString; publicUrl: string };

/** Every message of a plan's year if nobody answers. Pure, and some seconds of computing for a large plan. */
export function rehearseYear({ startedOn, publicUrl, ...source }: RehearsalOrder): RehearsedMessage[] {
  const rules = rulesOf({ ...source, startedOn });
  return rehearsedMessages(source, rules, rehearse(rules), publicUrl).map(
    ({ at, person, channel, kinds, subject, text, segments }) => ({
      at,
      unit: person.unit,
      person: person.id,
      channel,
      kinds,
      subject,
      text,
      segments,
    }),
  );
}
