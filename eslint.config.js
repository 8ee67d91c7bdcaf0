import tseslint from 'typescript-eslint';

export default tseslint.config(
  // What `scripts/package` holds is checked where it is installed.
  {
    ignores: [
      'scripts/package/',
      'dist/',
      'node_modules/',
      'conformance-report/',
      'test-results/',
      'contracts/*/types.ts',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'max-params': ['error', { max: 5 }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // What runs in a browser has none of what Node.js brings.
    files: ['browser/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'require', 'setImmediate'] },
  },
  {
    // A test tells a story from its beginning to its end, and samples are as long as what they are samples of.
    files: ['**/*.test.ts', '**/*.browser.ts', '**/*.spec.ts', '**/test-support/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // The command line speaks to a terminal, and so do what Playwright starts instead of it, benchmarks and proofs.
    files: ['cli/**', 'scripts/**', 'benchmarks/**', '**/proof.ts', 'library/playwright-setup.ts'],
    rules: { 'no-console': 'off' },
  },
);
