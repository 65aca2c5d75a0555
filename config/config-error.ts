/** One thing a clerk must fix in a data file: where it stands, what is wrong, what to write instead (Vietnamese). */
export type ConfigProblem = {
  file: string;
  /** Line in the file, 1 = first; 0 where there is none (environment variables, whole file). */
  line: number;
  /** Path of the field as written in the file: `tasks[3].schedules[0].rule.from`; empty for the file as a whole. */
  field: string;
  message: string;
  hint: string;
};

/** Thrown by every loader of `config/`; holds all problems found, not only the first. Bad input, exit status 2. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** A problem as one line for people: `file:line: field: message. Hint.` */
export function describeProblem({ file, line, field, message, hint }: ConfigProblem): string {
  return [line > 0 ? `${file}:${line}` : file, field, `${message}${hint ? `. ${hint}` : ''}`].filter(Boolean).join(': ');
}
