import sort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {ignores: ['dist/', '**/node_modules/', 'coverage/', 'tools/']},
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({...config, files: ['**/*.ts']})),
  {
    files: ['**/*.ts'],
    languageOptions: {parserOptions: {projectService: true}},
    plugins: {sort},
    rules: {
      'sort/imports': 'error',
      'sort/exports': 'error',
      'no-restricted-exports': ['error', {restrictDefaultExports: {direct: true}}],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
);
