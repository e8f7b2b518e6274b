/**
 * Type-checks the snippets of the documentation under the project's own strict
 * options: who copies one into a strict project must not be told off by his
 * compiler.
 */

import { join } from 'node:path';
import ts from 'typescript';
import { type Block, ROOT } from './read-document.ts';

/** One line per complaint, naming the document and the line in it. */
export function checkSnippets(blocks: readonly Block[]): readonly string[] {
  const snippets = new Map(
    blocks.map((block, index) => [join(ROOT, `examples/snippet-${index}.ts`), block]),
  );
  const options = projectOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => snippets.has(path) || fileExists(path);
  host.readFile = (path) => snippets.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const snippet = snippets.get(path);
    if (snippet === undefined) return getSourceFile(path, target, ...rest);
    // `export {}` makes a module even of a snippet without an import.
    return ts.createSourceFile(path, `${snippet.code}\nexport {};\n`, target);
  };
  const program = ts.createProgram([...snippets.keys()], options, host);
  return [...snippets].flatMap(([path, block]) => {
    const file = program.getSourceFile(path);
    const wrong = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    return wrong.map((diagnostic) => describe(diagnostic, block));
  });
}

function projectOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  return { ...options, noEmit: true, noUnusedLocals: false };
}

function describe(diagnostic: ts.Diagnostic, block: Block): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  const line =
    diagnostic.file === undefined
      ? 0
      : diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line;
  return `${block.place} + ${line} lines: ${message}`;
}
