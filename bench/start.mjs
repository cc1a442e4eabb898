// What one call of the built command costs, from process start to its last line of output, beside a Node process that does nothing.
// Usage: pnpm bench:start [arguments of the command]; without any, the sales sample. Median CPU and wall time of 15 runs each.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = join(root, 'packages/cli/bin/spark-sql-to-snowflake.js');
const given = process.argv.slice(2);
if (given.includes('--help')) {
  console.log(
    'pnpm bench:start [arguments of the command]: what one call of the built command costs; without any, the sales sample.',
  );
  process.exit();
}
const args = given.length > 0 ? given : ['samples/sales/report.sql', '--schema', 'samples/sales/schema.sql'];
const runs = 15;

/** The child reports its own CPU time, user and system, all threads, as it leaves. */
const report =
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write('\\ncpu:' + (user + system)); });";
const preload = ['--import', `data:text/javascript,${encodeURIComponent(report)}`];

const nothing = measure(['--eval', '0']);
const ours = measure([command, ...args]);
console.log(`node --eval 0            ${show(nothing)}`);
console.log(`spark-sql-to-snowflake   ${show(ours)}`);

function measure(program) {
  const cpu = [];
  const wall = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [...preload, ...program], { cwd: root, encoding: 'utf8' });
    wall.push(performance.now() - start);
    if (status !== 0) {
      console.error(stderr);
      process.exit(status ?? 1);
    }
    cpu.push(Number(/cpu:(\d+)\s*$/.exec(stderr)?.[1]) / 1000);
  }
  return { cpu: median(cpu), wall: median(wall) };
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function show({ cpu, wall }) {
  return `CPU ${cpu.toFixed(0).padStart(5)} ms   wall ${wall.toFixed(0).padStart(5)} ms`;
}
