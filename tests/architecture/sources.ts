import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, resolve } from 'node:path'
import ts from 'typescript'

export const root = resolve(import.meta.dirname, '../..')

export interface Import {
  /** The path as written, or where a relative or `#` path leads from the project's root. */
  to: string
  /** `import type`, or every name in it marked as a type: gone at run time. */
  typeOnly: boolean
}
export interface Source {
  path: string
  text: string
  lines: number
  imports: Import[]
}

/** Every import, export-from and import() of a file, as the compiler reads it: no comment or string fools it. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ to: whither(path, specifier.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, typeOnlyImport(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS))
  return found
}

// `import { type A }` stays an import at run time under verbatimModuleSyntax, so only the clause's own `type` counts.
const typeOnlyImport = (clause: ts.ImportClause | undefined): boolean => clause?.isTypeOnly ?? false

function whither(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier
}

/** Our own sources below these folders of the project: scripts and stylesheets. */
export function sources(...folders: string[]): Source[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
      .map(entry => {
        const path = relative(root, join(entry.parentPath, entry.name))
        const text = readFileSync(join(root, path), 'utf8')
        return { path, text, lines: text.split('\n').length - 1, imports: path.endsWith('.css') ? [] : importsOf(path, text) }
      }),
  )
}
