import type { RecordedFact } from '../../domain/fact';
import { dateAt } from '../../domain/zone';
import type { FactWords } from '../../store/fact-row';
import { upperFirst } from '../../templates/clean-text';
import { dateWords, timeWords } from '../../templates/date-words';
import { FACT_WORDS } from '../../templates/fact-words';
import { nameOn } from '../../templates/unit-words';
import { evidenceView } from './evidence';
import type { Scene } from './scene';
import type { Speaker } from './speaker';
import type { Thing } from './thing';

type Source = { words: ReadonlyMap<string, FactWords>; undoable: ReadonlySet<string>; speaker: Speaker; doneSeq: number | null };

/** What has been said about a thing, the newest first; what the speaker may take back is marked, so is the one just recorded. */
export function storyView(thing: Thing, source: Source) {
  const undone = new Set(thing.facts.flatMap(({ kind, about }) => (kind === 'withdrawn' ? (about ?? []) : [])));
  const said = [...thing.facts].reverse().map((fact) => ({
    ...factWords(thing.scene, fact, source.words.get(fact.id)),
    id: fact.id,
    isUndone: undone.has(fact.id),
    canUndo: source.undoable.has(fact.id),
    isNew: fact.seq === source.doneSeq,
    evidence: evidenceView(source.words.get(fact.id)?.evidence, source.speaker.filesUrl),
  }));
  return { receipt: said.find(({ isNew }) => isNew) ?? null, said: said.filter(({ isNew }) => !isNew) };
}

function factWords(scene: Scene, fact: RecordedFact, words: FactWords | undefined) {
  const { kind, at, doneOn, newDueOn, dueOn, count, toUnit, toPerson, units, by, unit, actor } = fact;
  const details = [
    doneOn && `ngày hoàn thành ${dateWords(doneOn)}`,
    count !== undefined && count > 1 && `số lượng ${count}`,
    newDueOn && `thời hạn mới ${dateWords(newDueOn)}`,
    dueOn && `thời hạn ${dateWords(dueOn)}`,
    toUnit && `chuyển đến ${unitWords(scene, toUnit)}`,
    toPerson && `chuyển đến ${personWords(scene, toPerson)}`,
    units && units.map((one) => unitWords(scene, one)).join('; '),
  ].filter((detail): detail is string => typeof detail === 'string');
  return {
    words: upperFirst(FACT_WORDS[kind] ?? kind),
    details: details.join('; '),
    at: `${timeWords(at)} ngày ${dateWords(dateAt(at))}`,
    who: whoWords(scene, { by, unit, actor }),
    text: words?.text ?? '',
  };
}

function whoWords(scene: Scene, { by, unit, actor }: Pick<RecordedFact, 'by' | 'unit' | 'actor'>): string {
  if (actor === 'coordinator') return 'Cơ quan đầu mối';
  if (actor === 'leadership') return 'Lãnh đạo';
  const person = by ? scene.authority.officers.find(({ id }) => id === by) : undefined;
  return [person?.name, unit && unitWords(scene, unit)].filter(Boolean).join(' – ');
}

function unitWords({ authority, today }: Scene, id: string): string {
  const unit = authority.units.find((one) => one.id === id);
  return unit ? nameOn(unit, today) : id;
}

function personWords({ authority }: Scene, id: string): string {
  return authority.officers.find((one) => one.id === id)?.name ?? id;
}
