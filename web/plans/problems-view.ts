import type { ConfigProblem } from '../../config/config-error';
import { cutAtWord, oneLine } from '../../templates/clean-text';
import { countWords } from '../../templates/number-words';

const MOST_SHOWN = 50;

/** What is wrong with a plan's text, each with its line as it stands there and what to write instead. */
export function problemsView(problems: readonly ConfigProblem[], text: string) {
  const lines = text.split('\n');
  return {
    problemCount: countWords(problems.length),
    problems: problems.slice(0, MOST_SHOWN).map(({ line, field, message, hint }) => ({
      line: line > 0 ? line : null,
      field,
      message,
      hint,
      excerpt: line > 0 ? cutAtWord(oneLine(lines[line - 1]), 120) : '',
    })),
    moreProblems: problems.length > MOST_SHOWN ? countWords(problems.length - MOST_SHOWN) : null,
  };
}
