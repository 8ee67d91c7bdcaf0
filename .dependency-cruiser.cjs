/** Who may import whom. Order of the house: contracts ← generators ← engine ← sink, suites, certification ← cli. */
const room = (name, path, allowed, comment) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path, pathNot: '\\.(test|browser)\\.ts$|/test-support/' },
  to: { pathNot: [...allowed, '^node_modules/', '^node:'], dependencyTypesNot: ['core', 'npm', 'npm-dev'] },
});

module.exports = {
  forbidden: [
    room('contracts', '^contracts/', ['^contracts/'], 'A contract stands alone.'),
    room('generators', '^generators/', ['^generators/', '^contracts/'], 'Generators read contracts.'),
    room(
      'diff',
      '^diff/',
      ['^diff/', '^generators/', '^contracts/'],
      'The diff proves by values what rules of contracts say.',
    ),
    room(
      'engine',
      '^engine/',
      ['^engine/', '^generators/', '^contracts/'],
      'The engine runs without Playwright, sink or sandbox.',
    ),
    room('sink', '^sink/', ['^sink/', '^engine/', '^generators/', '^contracts/'], 'The sink may use the engine.'),
    room(
      'suites',
      '^suites/',
      ['^suites/', '^sink/(client|types)', '^engine/', '^generators/', '^contracts/'],
      'Suites speak HTTP to target and sink.',
    ),
    room(
      'runner',
      '^runner/',
      ['^runner/', '^suites/', '^sink/', '^reports/', '^engine/', '^generators/', '^contracts/'],
      'A run is carried out by the suites; the environment that it may start is handed to it.',
    ),
    room(
      'gate',
      '^gate/',
      [
        '^gate/',
        '^runner/',
        '^reports/gate/model',
        '^reports/html/curl',
        '^diff/',
        '^engine/',
        '^generators/',
        '^contracts/',
      ],
      'The gate sets contracts and runs side by side; its report is a model that pages are drawn from.',
    ),
    room(
      'certification',
      '^certification/',
      [
        '^certification/',
        '^runner/',
        '^sink/',
        '^sender/',
        '^engine/',
        '^generators/',
        '^contracts/',
        '^reports/html/html',
      ],
      'Certification uses runner, sender, sink and engine, and the one place where text becomes markup.',
    ),
    room('sender', '^sender/', ['^sender/', '^contracts/'], 'What sends webhooks knows contracts alone.'),
    room(
      'sandbox',
      '^sandbox/',
      ['^sandbox/', '^sender/', '^contracts/'],
      'The sandbox knows contracts and the sender.',
    ),
    room(
      'library',
      '^library/',
      [
        '^library/',
        '^generators/import/openapi/',
        '^runner/',
        '^sandbox/index',
        '^sink/',
        '^suites/(matchers/|support/plan)',
        '^engine/',
        '^contracts/',
      ],
      'What other programs import brings the rooms together as the command line does.',
    ),
    room('reports', '^reports/', ['^reports/', '^engine/record/', '^contracts/'], 'Reports are functions of records.'),
    {
      name: 'sandbox-is-a-target',
      severity: 'error',
      comment: 'Nothing but the command line, the library, scripts and tests imports the sandbox.',
      from: { pathNot: '^(sandbox|cli|library|scripts)/|\\.(test|browser)\\.ts$|/test-support/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'engine-without-playwright',
      severity: 'error',
      from: {
        path: '^(contracts|generators|diff|engine|sink|sender|sandbox|certification)/',
        pathNot: '\\.browser\\.ts$',
      },
      to: { path: '@playwright/test' },
    },
    {
      name: 'commands-start-light',
      severity: 'error',
      comment: 'What a command does is loaded when it does it: help and bad usage cost nothing of it.',
      from: {
        path: '^cli/commands/(certify|clean-up|compare|derive|diff|doctor|explain|import|merge|replay|run|sandbox|sink|verify|watch)\\.ts$',
      },
      to: {
        path: '^(cli/actions|certification|generators|library|sandbox|sender|suites)/|^runner/(?!option-values)',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      comment:
        'Types are written by a script of the project, benchmarks compare with other libraries, scripts compile a clone; none is in the package.',
      from: { pathNot: '\\.(test|browser)\\.ts$|/test-support/|^generators/types/|^benchmarks/|^scripts/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
