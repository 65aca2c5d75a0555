import { loadZalo } from '../../config/load-zalo';
import { isoAt } from '../../domain/zone';
import { findTokenTimes } from '../../store/provider-token';
import { ZALO_LOGIN } from '../../worker/zalo-login';
import { withSystem } from '../system';

/** Prints until when the login at Zalo serves and which texts are registered; never the tokens. Exit status 1: cannot send. */
export function showZaloStatus({ json }: { json?: boolean }): Promise<number> {
  return withSystem(async ({ db, settings }) => {
    const times = await findTokenTimes(db, ZALO_LOGIN);
    const templates = loadZalo();
    const state = {
      account: settings.zalo.account !== null,
      accessUntil: times && isoAt(times.accessUntil),
      refreshUntil: times && isoAt(times.refreshUntil),
      registered: templates.flatMap(({ id, kinds }) => (id === null ? [] : kinds)),
      notRegistered: templates.flatMap(({ id, kinds }) => (id === null ? kinds : [])),
    };
    const works = state.account && times !== null && times.refreshUntil > Date.now();
    if (json) console.log(JSON.stringify(state));
    else for (const line of linesOf(state, works)) console.log(line);
    return works ? 0 : 1;
  });
}

type State = {
  account: boolean;
  accessUntil: string | null;
  refreshUntil: string | null;
  registered: readonly string[];
  notRegistered: readonly string[];
};

function linesOf({ account, accessUntil, refreshUntil, registered, notRegistered }: State, works: boolean): string[] {
  const shown = (time: string | null) => time?.slice(0, 16).replace('T', ' ') ?? 'chưa có';
  return [
    `Ứng dụng Zalo: ${account ? 'đã khai báo' : 'chưa khai báo (ZALO_APP_ID, ZALO_SECRET_KEY)'}`,
    `Mã truy cập có hiệu lực đến: ${shown(accessUntil)} (tự gia hạn)`,
    `Đăng nhập có hiệu lực đến: ${shown(refreshUntil)}${works ? '' : '; cần đăng nhập: dondoc zalo login'}`,
    `Loại thông báo đã có mẫu đăng ký: ${registered.join(', ') || 'chưa có'}`,
    `Loại thông báo chưa đăng ký mẫu (config/zalo.yaml): ${notRegistered.join(', ') || 'không'}`,
  ];
}
