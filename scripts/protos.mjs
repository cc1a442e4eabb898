// pnpm protos: grammar/connect -> packages/spark-connect/src/gen, grammar/orc -> packages/executor/src/files/orc/gen (committed).
//
// buf compiles the messages, ts-proto writes static code for them. Two things of it are taken out again: its limit of
// 100 levels, since a DataFrame built in a loop is a thousand deep (how deep we go is for src/depth.ts to say), and with
// it the `try` around every message, which makes each level of the recursion dearer.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const targets = [
  { from: 'grammar/connect', to: 'packages/spark-connect/src/gen', long: 'bigint' },
  // lengths and counts: one that is no safe integer is no length of a file
  { from: 'grammar/orc', to: 'packages/executor/src/files/orc/gen', long: 'number' },
];

const optionsOf = (long) => [
  'env=browser', // bytes are views of what arrived, not Buffers: nothing is copied
  'esModuleInterop=true',
  'importSuffix=.js',
  `forceLong=${long}`,
  'oneof=unions-value',
  'enumsAsLiterals=true',
  'unrecognizedEnum=false',
  'removeEnumPrefix=true',
  'useMapType=true', // keeps the order, and any key is only a key
  'outputJsonMethods=false',
  'outputPartialMethods=false',
  'outputServices=generic-definitions',
  'exportCommonSymbols=false',
];
const templateOf = ({ from, to, long }) => ({
  version: 'v2',
  inputs: [{ directory: from }],
  plugins: [{ local: './node_modules/.bin/protoc-gen-ts_proto', out: to, include_imports: true, opt: optionsOf(long) }],
});

/** Takes ts-proto's own depth counter out; throws when it is no longer where this script knows it to be. */
function withoutDepthLimit(code, path) {
  const before =
    / +const previousRecursionDepth = [^\n]*\n +if \(previousRecursionDepth >= 100\) \{\n[^\n]*\n +\}\n +\(reader as any\)[^\n]*\n +try \{\n/g;
  const after = / +\} finally \{\n +\(reader as any\)\.__tsProtoDecodeDepth = previousRecursionDepth;\n +\}\n/g;
  const result = code.replace(before, '').replace(after, '');
  if (/RecursionDepth|__tsProto/.test(result)) throw new Error(`${path}: ts-proto writes decode() otherwise now`);
  return result;
}

for (const target of targets) {
  const gen = join(root, target.to);
  rmSync(gen, { recursive: true, force: true });
  execFileSync(join(root, 'node_modules/.bin/buf'), ['generate', '--template', JSON.stringify(templateOf(target))], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const name of readdirSync(gen, { recursive: true })) {
    if (!name.endsWith('.ts')) continue;
    const path = join(gen, name);
    writeFileSync(path, withoutDepthLimit(readFileSync(path, 'utf8'), path));
  }
}
