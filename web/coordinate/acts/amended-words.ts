import type { Amended } from '../../../store/amend-plan';
import type { Performed } from './perform-act';

/** What came of amending a plan, for the page. */
export function amendedWords(amended: Amended): Performed {
  switch (amended) {
    case 'amended':
    case 'repeated':
    case 'same':
      return { problem: null };
    case 'stale':
      return {
        problem: 'Kế hoạch vừa được người khác điều chỉnh nên chưa ghi nhận; đề nghị tải lại trang và thực hiện lại.',
        errors: {},
      };
    case 'closed':
      return { problem: 'Kế hoạch đã kết thúc nên không điều chỉnh được nữa.', errors: {} };
  }
}
