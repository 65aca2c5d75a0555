/** The page that shows recovery codes, once. */
export function recoveryView(codes: readonly string[], next: string) {
  return { title: 'Mã dự phòng', codes, next, plain: true, styles: ['login.css'] };
}
