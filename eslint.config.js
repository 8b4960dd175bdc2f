/**
 * The linter looks for bugs and holds the rules of the house that a machine can see; layout is nobody's business.
 * Import directions are held by tests/architecture.test.ts.
 */
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('.', import.meta.url));
const TYPED = ['**/*.ts', '**/*.tsx'];
const NODE_GLOBALS = Object.fromEntries(['process', 'console', 'URL', 'globalThis', 'setTimeout', 'clearTimeout', 'Buffer'].map((name) => [name, 'readonly']));

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/config.ts reads the environment; take what you need as an argument (rule 10 of the house).',
};
const wallClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time is data: take a clock, or `performance.now()` to measure (rule 9 of the house).' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is data: take a clock (rule 9 of the house).' },
];
const restricted = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/*.generated.ts', 'web/dist/', 'web/gql/', '.data/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'object-shorthand': ['error', 'always'],
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], languageOptions: { globals: NODE_GLOBALS } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', module: 'writable' } } },
  {
    files: TYPED,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['tests/web/*.ts'], defaultProject: 'web/tsconfig.json' }, tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$', caughtErrors: 'all', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Off, with the reason: these found no bug here and would ask for noise.
      '@typescript-eslint/no-base-to-string': 'off', // Y.Text and JSON scalars are made text on purpose.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off', // A needless assertion is no bug.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off', // graphql's Kind against its own strings.
      '@typescript-eslint/no-unsafe-return': 'off', // pg's rows are any; who reads them names the row's type.
      '@typescript-eslint/require-await': 'off', // An interface may be asynchronous where one of its makers is not.
      '@typescript-eslint/unbound-method': 'off', // Objects here are closures; nothing uses `this`.
    },
  },
  { files: ['src/**'], ignores: ['src/config.ts', 'src/kernel/clock.ts'], rules: restricted(environment, ...wallClock) },
  { files: ['src/config.ts'], rules: restricted(...wallClock) },
  { files: ['src/kernel/clock.ts'], rules: restricted(environment) },
  { files: ['client/**', 'web/**', 'migrations/**', 'bench/**'], ignores: ['bench/replay/server.ts'], rules: restricted(environment) },
  { files: ['web/words.ts'], rules: { 'max-lines': 'off' } }, // A table of texts.
  { files: ['tests/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    // Answers of the API are read as they come; the expectations check them.
    files: ['tests/**/*.ts'],
    rules: Object.fromEntries(['argument', 'assignment', 'call', 'member-access'].map((of) => [`@typescript-eslint/no-unsafe-${of}`, 'off'])),
  },
);
