import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import ts from 'typescript';

/** A message that a person may meet, as the source has it; `…` stands for what only a run knows. */
export interface ErrorMessage {
  /** Below `src/`: `cli/init.ts`. */
  readonly file: string;
  /** `ConfigError`, `SourceError` … */
  readonly kind: string;
  readonly summary: string;
  readonly remedy: string;
}

const kinds = ['UsageError', 'ConfigError', 'TransientError', 'SourceError', 'WarehouseError', 'DataError'] as const;

/** Every error of `src/` whose words stand where it is made. */
export function errorMessages(root: string): readonly ErrorMessage[] {
  const folder = join(root, 'src');
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'));
  return files.sort().flatMap((file) => messagesOf(file, readFileSync(join(folder, file), 'utf8')));
}

function messagesOf(file: string, text: string): ErrorMessage[] {
  const found: ErrorMessage[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const add = (kind: string | undefined, args: readonly ts.Expression[] | undefined): void => {
    if (kind === undefined || args?.[0] === undefined) return;
    const remedy = args[1] === undefined ? '' : (textsOf(args[1])[0] ?? '');
    for (const summary of textsOf(args[0])) found.push({file, kind, summary, remedy});
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) add(kindNamed(node.expression.getText()), node.arguments);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) {
      add(kindOfClass(node), node.arguments);
    }
    // The one function that makes the errors of BigQuery.
    if (ts.isCallExpression(node) && node.expression.getText() === 'failed') add('WarehouseError', node.arguments);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function kindNamed(name: string): string | undefined {
  return kinds.find((kind) => kind === name);
}

/** What the class around a call of `super` extends. */
function kindOfClass(node: ts.Node): string | undefined {
  if (ts.isClassDeclaration(node)) return kindNamed(node.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '');
  return node.parent === undefined ? undefined : kindOfClass(node.parent);
}

/** The words of an expression: one text, or both of a choice; none where it is only a name. */
function textsOf(expression: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isTemplateExpression(expression)) {
    return [expression.head.text + expression.templateSpans.map(({literal}) => `…${literal.text}`).join('')];
  }
  if (ts.isParenthesizedExpression(expression)) return textsOf(expression.expression);
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(textsOf);
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return textsOf(expression.right);
  }
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return [(textsOf(expression.left)[0] ?? '…') + (textsOf(expression.right).at(-1) ?? '…')];
  }
  return [];
}
