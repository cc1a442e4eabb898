import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isGenerated, lineAt, root, type SourceFile, scan, sourceFiles } from './source-scan.js';

const scope = '@spark-sql-to-snowflake/';

/** What each package may import from the others. Nothing else, and nothing backwards. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'plan-ir': [],
  'spark-functions': [],
  'spark-sql-parser': ['plan-ir'],
  'spark-connect': ['plan-ir'],
  analyzer: ['plan-ir'],
  optimizer: ['plan-ir'],
  'sql-emit': ['plan-ir'],
  'snowflake-dialect': ['plan-ir', 'sql-emit', 'spark-functions'],
  'duckdb-dialect': ['plan-ir', 'sql-emit', 'spark-functions'],
  compiler: ['plan-ir', 'spark-sql-parser', 'spark-connect', 'analyzer', 'optimizer', 'sql-emit'],
  executor: ['plan-ir', 'sql-emit', 'spark-functions', 'compiler'],
  'connect-server': [
    'plan-ir',
    'sql-emit',
    'spark-connect',
    'compiler',
    'executor',
    'snowflake-dialect',
    'duckdb-dialect',
  ],
  cli: ['plan-ir', 'sql-emit', 'compiler', 'executor', 'connect-server', 'snowflake-dialect', 'duckdb-dialect'],
};

/** Packages that may touch the machine; all others are pure and run in a browser. */
const withIO = new Set(['executor', 'connect-server', 'cli']);
/** Packages that may know which databases exist. Everywhere else a dialect is a value. */
const namesDatabases = new Set(['snowflake-dialect', 'duckdb-dialect', 'executor', 'connect-server', 'cli']);

const longestFile = 500;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
const directories = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const packages = directories.map((dir) => ({
  dir,
  manifest: readJson<Manifest>(`packages/${dir}/package.json`),
  sources: sourceFiles(`packages/${dir}/src`),
  tests: sourceFiles(`packages/${dir}/test`),
}));
const ownNames = new Map(packages.map(({ dir, manifest }) => [manifest.name, dir]));
const emptyPackages = new Set(
  packages
    .filter(({ sources }) => sources.every((file) => file.code.trim() === 'export {};'))
    .map(({ manifest }) => manifest.name),
);
const rootManifest = readJson<Manifest>('package.json');

const packageSources = packages.flatMap((p) => p.sources);
const outside = [...sourceFiles('test'), ...sourceFiles('bench'), ...sourceFiles('scripts')];
const everything = [...packageSources, ...packages.flatMap((p) => p.tests), ...outside];
const handWritten = everything.filter((file) => !isGenerated(file.path));

const isRelative = (specifier: string): boolean => specifier.startsWith('.');
const isBuiltin = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);

/** `@scope/name/sub` and `name/sub` without what follows the package's name. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function importedPackages(files: readonly SourceFile[]): Set<string> {
  const specifiers = files.flatMap((file) => file.imports);
  return new Set(specifiers.filter((s) => !isRelative(s) && !isBuiltin(s)).map(packageOf));
}

/** Matches of a pattern as `path:line  text`, which is what a failure should show. */
function findings(files: readonly SourceFile[], pattern: RegExp, view: (file: SourceFile) => string): string[] {
  return files.flatMap((file) =>
    [...view(file).matchAll(pattern)].map((match) => {
      const line = lineAt(file.text, match.index);
      return `${file.path}:${line}  ${file.text.split('\n')[line - 1]?.trim()}`;
    }),
  );
}

describe('imports', () => {
  test.each(packages)('$dir imports only what stands before it', ({ dir, sources }) => {
    const may = allowed[dir];
    expect(may, `${dir} has no row in the table of allowed imports`).toBeDefined();
    const wrong = sources.flatMap((file) =>
      file.imports
        .filter((specifier) => {
          const target = ownNames.get(packageOf(specifier));
          return target !== undefined && !may?.includes(target);
        })
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('packages are entered by their front door, and no relative import leaves its package', () => {
    const wrong = packages.flatMap(({ dir, sources, tests }) =>
      [...sources, ...tests].flatMap((file) =>
        file.imports
          .filter((s) =>
            isRelative(s)
              ? !join(file.path, '..', s).replaceAll('\\', '/').startsWith(`packages/${dir}/`)
              : ownNames.has(packageOf(s)) && packageOf(s) !== s,
          )
          .map((s) => `${file.path} imports ${s}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('left of the executor nothing comes from Node', () => {
    const wrong = packages
      .filter(({ dir }) => !withIO.has(dir))
      .flatMap(({ sources }) => sources)
      .flatMap((file) => file.imports.filter(isBuiltin).map((s) => `${file.path} imports ${s}`));
    expect(wrong).toEqual([]);
  });

  test('a database has a name only in its dialect, where it is run, and in the command', () => {
    const files = packages.filter(({ dir }) => !namesDatabases.has(dir)).flatMap(({ sources }) => sources);
    // The product's own name has one of them in it.
    const view = (file: SourceFile): string => file.code.replaceAll('spark-sql-to-snowflake', ' '.repeat(22));
    expect(findings(files, /snowflake|duckdb/gi, view)).toEqual([]);
  });
});

/** What the bundle of the command imports from where it is installed, since it is native or loaded lazily. */
function notBundled(): readonly string[] {
  const list = /external: \[(.*)\]/.exec(
    readFileSync(new URL('../../scripts/bundle-command.mjs', import.meta.url), 'utf8'),
  )?.[1];
  return [...(list ?? '').matchAll(/'([^']+)'/g)].flatMap(([, name]) => name ?? []);
}

describe('package.json and tsconfig.json agree with the imports', () => {
  test.each(packages)('$dir', ({ dir, manifest, sources, tests }) => {
    const imported = importedPackages(sources);
    const declared = new Set(Object.keys(manifest.dependencies ?? {}));
    const missing = [...imported].filter((name) => !declared.has(name) && name !== manifest.name);
    expect(missing, `imported but not in packages/${dir}/package.json`).toEqual([]);
    if (dir === 'cli') expect(notBundled().filter((name) => !declared.has(name))).toEqual([]);

    // A dependency between skeletons is a plan: from a package that is still empty, or on one.
    const isPlan = (name: string): boolean => imported.size === 0 || emptyPackages.has(name);
    const ofBundle = dir === 'cli' ? notBundled() : [];
    const unused = [...declared].filter((name) => !imported.has(name) && !isPlan(name) && !ofBundle.includes(name));
    expect(unused, `in packages/${dir}/package.json but never imported`).toEqual([]);

    const forTests = new Set([
      ...declared,
      ...Object.keys(manifest.devDependencies ?? {}),
      ...Object.keys(rootManifest.devDependencies ?? {}),
      manifest.name,
    ]);
    const unknown = [...importedPackages(tests)].filter((name) => !forTests.has(name));
    expect(unknown, 'imported by tests but declared nowhere').toEqual([]);

    const workspace = [...declared].flatMap((name) => ownNames.get(name) ?? []);
    const { references = [] } = readJsonc<{ references?: { path: string }[] }>(`packages/${dir}/tsconfig.json`);
    expect(references.map(({ path }) => path.replace('../', '')).sort()).toEqual(workspace.sort());
  });

  test('what the tests and scripts of the root import is declared there', () => {
    const declared = new Set(Object.keys(rootManifest.devDependencies ?? {}));
    expect([...importedPackages(outside)].filter((name) => !declared.has(name))).toEqual([]);
  });
});

describe('house rules', () => {
  test('nothing is typed any', () => {
    const pattern = /(?:[:<|&,]|\bas|=>|\bextends|\bkeyof)\s*any\b(?!\s*[:(=?.])|\bany\[\]/g;
    expect(findings(handWritten, pattern, (file) => file.bare)).toEqual([]);
  });

  test('no default exports', () => {
    expect(findings(handWritten, /\bexport\s+default\b|\bas\s+default\b/g, (file) => file.bare)).toEqual([]);
  });

  test(`no file is longer than ${longestFile} lines`, () => {
    const long = handWritten
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > longestFile);
    expect(long).toEqual([]);
  });

  test('no file is named after the absence of an idea', () => {
    expect(everything.map((file) => file.path).filter((path) => /\butils?\b[^/]*$/i.test(path))).toEqual([]);
  });

  test('no test is skipped or run alone', () => {
    const pattern = /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|runIf)\b/g;
    // real clients need Python or Java: where a machine has none, their tests say so and count as skipped
    const ofClients = (path: string): boolean => path.startsWith('test/clients/') || path.startsWith('test/snowflake/');
    const others = handWritten.filter(({ path }) => !ofClients(path));
    expect(findings(others, pattern, (file) => file.bare)).toEqual([]);
    const always = /\b(?:test|it|describe)\.(?:skip|only|todo|runIf)\b/g;
    expect(findings(handWritten, always, (file) => file.bare)).toEqual([]);
  });
});

describe('the scan itself', () => {
  test('sees every form of import, and none in comments, strings or templates', () => {
    const file = scan(
      'x.ts',
      [
        "import { a,\n  b } from 'one';",
        "import type { C } from 'two';",
        'export * from "three";',
        "import 'four';",
        "const d = await import('five');",
        "let t: import('six').T;",
        "// import 'no';",
        "/* import { x } from 'no'; */",
        'const s = "import \'no\'";',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the code of a template is what is tested
        "const u = `import 'no' ${f({ g: /['\"`]/ })} from 'no'`;",
        "export { h } from 'seven';",
      ].join('\n'),
    );
    expect([...file.imports].sort()).toEqual(['five', 'four', 'one', 'seven', 'six', 'three', 'two']);
  });

  test('keeps every character in its place', () => {
    const text = "const a = 1 / 2; // half\nconst b = /[/'`]/.test('x');\n";
    const file = scan('x.ts', text);
    expect(file.code).toBe("const a = 1 / 2;        \nconst b = /[/'`]/.test('x');\n");
    expect(file.bare).toBe("const a = 1 / 2;        \nconst b = /     /.test(' ');\n");
  });
});

/** JSON with the comments that tsconfig.json may have. */
function readJsonc<T>(path: string): T {
  return JSON.parse(scan(path, readFileSync(join(root, path), 'utf8')).code) as T;
}

test('every package of the workspace follows the naming', () => {
  for (const { dir, manifest } of packages) {
    expect(manifest.name).toBe(dir === 'cli' ? 'spark-sql-to-snowflake' : `${scope}${dir}`);
  }
});
