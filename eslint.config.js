import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** The clock, chance and the platform reach the core through its arguments only. */
const impure = ['process', 'Buffer', 'console', 'window', 'document', 'navigator', 'fetch', 'performance', 'setTimeout', 'setInterval', 'setImmediate']

const pureSyntax = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The core has no clock: take the time from env.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core has no clock: take the time from env.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The core has no clock: take the time from env.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The core has no chance: take ids and seeds from env.' },
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Money and quantities are never floats.' },
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'Money and quantities are never floats: format whole paise.' },
]

/** Tests, and what only tests import. */
const tests = ['**/*.test.{ts,tsx}', '**/*.testing.ts', '**/testing.ts', '**/contract.ts']

const processEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'config.ts alone reads the environment.',
}

export default defineConfig(
  globalIgnores(['**/dist/', '.cache/', 'data/', 'packages/*/data/', 'e2e/output/', 'coverage/', 'packages/*/src/public/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    // one program that holds every source: a program for each package would check the core's types in all of them
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './packages/{widgets,plugins}/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      // Adapters without anything to await still answer the asynchronous port.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true }],
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-constant-binary-expression': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'Export names one by one.' }],
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unused-expressions': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
      'quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
      'semi': ['error', 'never'],
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', ...impure.map((name) => ({ name, message: 'The core does no input or output.' }))],
      'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'Export names one by one.' }, ...pureSyntax],
    },
  },
  {
    files: ['packages/server/src/**/*.{ts,tsx}'],
    ignores: [...tests, 'packages/server/src/config.ts'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'ExportAllDeclaration', message: 'Export names one by one.' }, processEnv] },
  },
  {
    // Tests read answers as JSON; their assertions check the shapes.
    files: [...tests, 'packages/*/test/**/*.ts', 'e2e/**/*.ts', 'tools/test-support/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Imports the built command, which is not there before the first build.
    files: ['packages/*/bin/*.js', 'examples/**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { project: null } },
    rules: { '@typescript-eslint/consistent-type-exports': 'off', '@typescript-eslint/return-await': 'off', '@typescript-eslint/switch-exhaustiveness-check': 'off' },
  },
)
