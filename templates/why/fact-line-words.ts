import type { Actor } from '../../domain/fact';
import type { Effect, FactLine } from '../../domain/why/why';
import { dateWords } from '../date-words';
import { FACT_WORDS } from '../fact-words';
import { countWords } from '../number-words';
import { nameOf, type Names } from './names';

const ACTOR_WORDS: Readonly<Record<Actor, string>> = {
  lead: 'đơn vị chủ trì',
  partner: 'đơn vị phối hợp',
  coordinator: 'cơ quan đầu mối',
  leadership: 'lãnh đạo',
  administrator: 'người quản trị hệ thống',
  temporal: 'phần mềm kết nối',
};

/** Who said what, and what it did. */
export function factLineWords(names: Names, { fact, effect }: FactLine): string {
  const who = ACTOR_WORDS[fact.actor];
  const unit = fact.unit ? nameOf(names, fact.unit) : '';
  const said = FACT_WORDS[fact.kind];
  const by = !unit || fact.actor === 'lead' || fact.actor === 'partner' || fact.actor === 'temporal';
  const head = by ? [unit, unit ? `(${who})` : who].filter(Boolean).join(' ') : `${who} đối với ${unit}`;
  return [`${head}: ${said}${detail(names, fact)}`, effectWords(effect)].filter(Boolean).join('; ');
}

function detail(names: Names, fact: FactLine['fact']): string {
  if (fact.kind === 'completed' && fact.doneOn) return ` (ngày hoàn thành ${dateWords(fact.doneOn)})`;
  if (fact.newDueOn) return ` đến ${dateWords(fact.newDueOn)}`;
  if (fact.dueOn) return ` ${dateWords(fact.dueOn)}`;
  if (fact.toUnit) return ` cho ${nameOf(names, fact.toUnit)}`;
  return fact.units ? `: ${fact.units.map((unit) => nameOf(names, unit)).join('; ')}` : '';
}

function effectWords(effect: Effect): string {
  switch (effect.is) {
    case 'none':
      return '';
    case 'withdrawn':
      return 'thông tin này sau đó đã được thu hồi nên không tính';
    case 'settled': {
      const when = effect.isLate ? 'sau thời hạn' : 'đúng hạn';
      return effect.awaits
        ? `tính là hoàn thành ${when}, chờ cơ quan đầu mối xác nhận`
        : `tính là hoàn thành ${when}, dừng nhắc việc`;
    }
    case 'nothing-arose':
      return 'kết thúc kỳ, không tính hoàn thành hay quá hạn';
    case 'counted':
      return `đã đạt ${countWords(effect.done)}/${countWords(effect.of)}`;
    case 'reopened':
      return `nhiệm vụ trở lại chưa hoàn thành, giữ nguyên thời hạn ${dateWords(effect.dueOn)}; các bậc đôn đốc tính lại từ ngày trả lại`;
    case 'extended':
      return `thời hạn chuyển từ ${dateWords(effect.from)} sang ${dateWords(effect.to)}`;
    case 'held':
      return `trong khi chờ quyết định, không gửi thông báo quá hạn đến hết ngày ${dateWords(effect.through)}`;
    case 'released':
      return 'việc đôn đốc tiếp tục theo thời hạn đang áp dụng';
  }
}
