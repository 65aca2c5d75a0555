import tseslint from 'typescript-eslint';

const clock = 'Rules get their time as `at` or `now`; nothing here reads a clock.';
const machine = 'Rules are pure: no process, network, random, locale or console here.';

/** What rules and workflows must not touch: clock, zone, locale, environment, network, random. */
const pure = {
  'no-restricted-globals': [
    'error',
    ...['process', 'Temporal', 'Intl', 'fetch', 'crypto', 'console'].map((name) => ({ name, message: machine })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'DateTime', property: 'now', message: clock },
    { object: 'DateTime', property: 'local', message: clock },
    { object: 'Math', property: 'random', message: machine },
  ],
  'no-restricted-syntax': [
    'error',
    // One helper called `now` may read the clock: in a workflow it is the deterministic time of the workflow task.
    {
      selector: 'MemberExpression[object.name="Date"][property.name="now"]:not(VariableDeclarator[id.name="now"] *)',
      message: clock,
    },
    { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
    { selector: 'CallExpression[callee.name="Date"]', message: clock },
    { selector: 'CallExpression > MemberExpression.callee[property.name=/^toLocale/]', message: machine },
    { selector: 'MemberExpression[object.name="globalThis"]', message: machine },
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-cond-assign': 'error',
      'no-console': ['error', { allow: ['error'] }],
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['cli/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['domain/**/*.ts', 'workflows/**/*.ts'], rules: pure },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-properties': [...pure['no-restricted-properties'], { object: 'Date', property: 'now', message: clock }],
    },
  },
);
