import { oneLine } from '../../templates/clean-text';

/** What stands in a field, one to a line. */
export function linesOf(text = ''): string[] {
  return text.split('\n').map(oneLine).filter(Boolean);
}
