import { Client, Connection } from '@temporalio/client';
import type { Settings } from '../../config/settings';
import { isFollowed } from '../../store/plan-row';
import { rebuildPlan, reconcile } from '../../worker/reconcile/reconcile';
import { runningTemporal } from '../../worker/running-temporal';
import { badInput } from '../report-errors';
import { storedPlan } from '../store-plan';
import { withSystem } from '../system';
import { describeDifference } from './describe-difference';

type Options = { apply?: boolean; rebuild?: string; json?: boolean };

/** Prints where database and engine disagree. Exit status 1 while something is left to be mended or decided. */
export async function reconcilePlans({ apply = false, rebuild, json }: Options): Promise<number> {
  return withSystem(({ db, settings }) =>
    withTemporal(settings, async (client) => {
      if (rebuild !== undefined) {
        const plan = await storedPlan(db, rebuild);
        const { id } = plan;
        if (!isFollowed(plan)) throw badInput(`Kế hoạch ${id} không trong thời gian theo dõi`);
        await rebuildPlan({ client }, id);
        if (json) console.log(JSON.stringify({ plan: id, rebuilt: true }));
        else console.log(`Đã dựng lại luồng theo dõi của kế hoạch ${id} từ cơ sở dữ liệu; tin đã gửi không gửi lại.`);
        return 0;
      }
      const { plans, differences } = await reconcile({ db, client }, { apply });
      const lines = differences.map((difference) => ({ ...difference, ...describeDifference(difference) }));
      const left = lines.filter(({ done }) => !done).length;
      if (json) console.log(JSON.stringify({ plans, applied: apply, left, differences: lines }));
      else {
        for (const { plan, words, mend } of lines) console.log(`${plan}: ${words}\n    → ${mend}`);
        console.log(summary(plans, lines.length, left, apply));
      }
      return left > 0 ? 1 : 0;
    }),
  );
}

function summary(plans: number, found: number, left: number, apply: boolean): string {
  if (found === 0) return `Đã đối chiếu ${plans} kế hoạch: cơ sở dữ liệu và Temporal thống nhất.`;
  const mended = apply ? `đã khắc phục ${found - left}, còn ${left}` : 'chưa thay đổi gì; khắc phục: dondoc reconcile --apply';
  return `Đã đối chiếu ${plans} kế hoạch: ${found} khác biệt, ${mended}.`;
}

async function withTemporal<T>(settings: Settings, work: (client: Client) => Promise<T>): Promise<T> {
  const address = runningTemporal(settings);
  if (!address)
    throw badInput(
      'Temporal chưa chạy nên chưa đối chiếu được',
      'Khởi động bằng npm start, hoặc đặt TEMPORAL_ADDRESS, rồi chạy lại',
    );
  const connection = await Connection.connect({ address, connectTimeout: 5_000 }).catch(() => null);
  if (!connection) throw badInput(`Temporal tại ${address} không trả lời`, 'Kiểm tra bằng: dondoc doctor');
  try {
    return await work(new Client({ connection, namespace: settings.temporalNamespace }));
  } finally {
    await connection.close();
  }
}
