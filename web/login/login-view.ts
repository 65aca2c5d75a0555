import type { WebDeps } from '../web-deps';

type Given = { email?: string; next: string; problem?: string | null };

/** The page where one logs in; what was typed stays, the password does not. */
export function loginView({ sso }: Pick<WebDeps, 'sso'>, { email = '', next, problem = null }: Given) {
  const onward = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  return {
    title: 'Đăng nhập',
    email,
    next: next === '/' ? null : next,
    problem,
    sso: sso ? `/login/sso${onward}` : null,
    plain: true,
  };
}
