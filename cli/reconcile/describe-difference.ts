import { FACT_WORDS } from '../../templates/fact-words';
import type { FactKind } from '../../domain/fact';
import type { Difference } from '../../worker/reconcile/compare-plan';

/** A disagreement in words, and what mends it or has mended it. */
export function describeDifference(difference: Difference & { done: boolean }): { words: string; mend: string } {
  const { done } = difference;
  switch (difference.kind) {
    case 'no-workflow':
      return {
        words: 'đang theo dõi trong cơ sở dữ liệu nhưng Temporal không có luồng theo dõi',
        mend: done ? 'đã khởi động lại; tin đã gửi không gửi lại' : 'khởi động lại luồng theo dõi từ cơ sở dữ liệu',
      };
    case 'no-row':
      return {
        words: 'Temporal có luồng theo dõi nhưng cơ sở dữ liệu không có kế hoạch này',
        mend: done ? 'đã dừng luồng theo dõi' : 'dừng luồng theo dõi',
      };
    case 'closed-row':
      return {
        words: 'đã kết thúc trong cơ sở dữ liệu nhưng Temporal vẫn theo dõi',
        mend: done ? 'đã dừng luồng theo dõi' : 'dừng luồng theo dõi',
      };
    case 'stale':
      return {
        words: 'luồng theo dõi của Temporal cũ hơn sổ gửi tin',
        mend: done ? 'đã dựng lại từ cơ sở dữ liệu; tin đã gửi không gửi lại' : 'dựng lại luồng theo dõi từ cơ sở dữ liệu',
      };
    case 'facts-untold':
      return {
        words: `Temporal chưa biết ${count(difference.count)} thông tin đã ghi nhận`,
        mend: done ? 'đã chuyển các thông tin đó' : 'chuyển các thông tin đó',
      };
    case 'facts-only-there':
      return {
        words: `${count(difference.facts.length)} thông tin chỉ có trong Temporal, cơ sở dữ liệu không có: ${listOf(difference)}`,
        mend:
          'cần người có trách nhiệm xem xét: thông tin còn giá trị thì ghi nhận lại bằng dondoc fact (--id để giữ mã), ' +
          `sau đó chạy dondoc reconcile --rebuild ${difference.plan}`,
      };
    case 'ended-there':
      return {
        words: 'Temporal đã kết thúc kế hoạch nhưng cơ sở dữ liệu còn ghi đang theo dõi',
        mend: 'cần người có trách nhiệm xem xét: cơ sở dữ liệu có thể là bản cũ, đề nghị phục hồi bản mới hơn',
      };
    case 'not-started':
      return {
        words: 'Temporal đang theo dõi nhưng cơ sở dữ liệu ghi kế hoạch chưa bắt đầu',
        mend: `cần người có trách nhiệm xem xét: bắt đầu bằng dondoc plan start ${difference.plan}, hoặc phục hồi cơ sở dữ liệu mới hơn`,
      };
  }
}

function count(number: number): string {
  return String(number).padStart(2, '0');
}

function listOf({ facts }: Extract<Difference, { kind: 'facts-only-there' }>): string {
  return facts.map(({ id, kind }) => `${FACT_WORDS[kind as FactKind] ?? kind} (mã ${id})`).join('; ');
}
