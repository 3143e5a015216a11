// Who may import whom. Each comment is what an offender gets to read.

const tests = '(\\.test(-support)?|/test-[^/]+)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'contract-is-shared',
      comment:
        'The contract is read by the browser, the server and other systems: it holds shapes only, and imports zod and itself.',
      severity: 'error',
      from: { path: '^contract/', pathNot: tests },
      to: { pathNot: ['^contract/', '^node_modules/zod/'] },
    },
    {
      name: 'rules-are-pure',
      comment:
        'rules.ts decides, from what it is given and nothing else: no database, no clock, no network, no file. ' +
        'Load in handlers.ts, pass it in, and save what comes out.',
      severity: 'error',
      from: { path: '/rules\\.ts$' },
      to: {
        pathNot: ['^contract/', '^src/kernel/(refusal|levels)\\.ts$', '/rules\\.ts$', '^node_modules/zod/'],
      },
    },
    {
      name: 'policy-is-data',
      comment:
        'policy.ts says who may do what in which state, as data that can be printed. It looks nothing up.',
      severity: 'error',
      from: { path: '/policy\\.ts$' },
      to: {
        pathNot: ['^contract/', '^src/kernel/(authority|refusal|levels)\\.ts$', '/(rules|policy)\\.ts$'],
      },
    },
    {
      name: 'capabilities-meet-at-the-door',
      comment:
        'A capability is asked things through its index.ts. Importing its store or handlers from elsewhere ties two together that should change apart.',
      severity: 'error',
      from: { path: '^src/(?!kernel/|start/|demo/)([^/]+)/', pathNot: tests },
      to: { path: '^src/(?!kernel/)[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'kernel-knows-no-capability',
      comment: 'The kernel is below all capabilities: what it needs of one of them is passed in.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: tests },
      to: { path: '^(src/(?!kernel/)|test/|web/|bench/|tools/)' },
    },
    {
      name: 'database-driver-below',
      comment:
        'Statements go through the unit of work of #kernel/database.ts, which sets who is asking. Only what runs as an administrator, before there is anybody, uses pg itself.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/kernel/',
          '^src/(migrate|worker)\\.ts$',
          '^src/start/',
          '^src/frames/load\\.ts$',
          '^src/demo/',
          tests,
        ],
      },
      to: { path: '^node_modules/(@types/)?pg/' },
    },
    {
      name: 'web-framework-at-the-edge',
      comment:
        'Handlers get what they need as values, and answer with values. Only src/kernel/http, sign-in, the demo and the server know Fastify.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/kernel/http/', '^src/server\\.ts$', '^src/sign-in/', '^src/demo/', tests],
      },
      to: { path: '^node_modules/(fastify|@fastify/[^/]+)/' },
    },
    {
      name: 'queue-in-one-place',
      comment:
        'Work is put in the queue inside the transaction, by a function of the database. Only the worker and migrating know the queue itself.',
      severity: 'error',
      from: { path: '^(src|contract)/', pathNot: '^src/(worker|migrate)\\.ts$' },
      to: { path: '^node_modules/graphile-worker/' },
    },
    {
      name: 'nothing-needs-the-client',
      comment: 'The server answers any client; ours is one of them.',
      severity: 'error',
      from: { path: '^(src|contract|bench)/' },
      to: { path: '^web/' },
    },
    {
      name: 'tests-know-the-words-of-the-client',
      comment: 'A test goes through the browser; of the client itself it reads the words on screen alone.',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^web/(?!messages/)' },
    },
    {
      name: 'client-knows-the-contract-only',
      comment:
        'What the browser knows of the server is the contract. Anything else of src/ would end up in everyone’s browser.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|test|bench|tools|migrations)/' },
    },
    {
      name: 'tests-stay-out',
      comment: 'Code that runs for users does not lean on tests or tools.',
      severity: 'error',
      from: { path: '^(src|contract|web)/', pathNot: tests },
      to: { path: ['^(test|bench|tools)/', tests] },
    },
    {
      name: 'no-development-packages',
      comment:
        'A package the server needs belongs under "dependencies": an installation without development packages must run.',
      severity: 'error',
      from: { path: '^(src|contract)/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'no-borrowed-packages',
      comment:
        'This package is only here because another one needs it: name it in package.json, with its version.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-broken-imports',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      comment: 'Modules that need each other cannot be understood, tested or changed one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^web/dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
