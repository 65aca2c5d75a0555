/** The page where one logs in; what was typed stays, the password does not. */
export function loginView({ email = '', next, problem = null }: { email?: string; next: string; problem?: string | null }) {
  return { title: 'Đăng nhập', email, next: next === '/' ? null : next, problem, plain: true };
}
