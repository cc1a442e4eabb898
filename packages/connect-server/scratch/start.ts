import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { randomUUID } from 'node:crypto';
import { testClient, sqlQuery, collect } from '../test/client.js';
const t0 = performance.now();
const p = spawn(process.execPath, ['packages/cli/bin/spark-sql-to-snowflake.js', 'serve', '--port', '0', '--log-level', 'warn'], { stdio: ['ignore', 'pipe', 'inherit'] });
const rss = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${p.pid}/status`, 'utf8'))![1]) / 1024);
p.stdout.once('data', async (d) => {
  const ready = performance.now() - t0;
  const c = testClient(String(d).trim());
  const r = await collect(c.execute(sqlQuery('SELECT 1 AS a'), { reattachable: true }));
  console.log('ready', ready | 0, 'first answer', (performance.now() - t0) | 0, 'rss', rss());
  if (process.argv[2] === 'soak') {
    const lat: number[] = [];
    for (let i = 0; i < 500; i++) { const t = performance.now(); const operationId = randomUUID(); await collect(c.execute(sqlQuery('SELECT 1 AS a'), { reattachable: true, operationId })); lat.push(performance.now() - t); void c.release(operationId); }
    lat.sort((a, b) => a - b); console.log('SELECT 1 median', lat[250]!.toFixed(2), 'p95', lat[475]!.toFixed(2), 'min', lat[0]!.toFixed(2));
    for (let round = 0; round < 5; round++) {
      const t = performance.now();
      for (let i = 0; i < 200; i++) { const sessionId = randomUUID(); await collect(c.execute(sqlQuery(`SELECT ${i} AS a, id FROM range(10)`), { sessionId })); }
      console.log('200 sessions', ((performance.now() - t)) | 0, 'ms rss', rss());
    }
    await Promise.all(Array.from({ length: 50 }, async () => { const sessionId = randomUUID(); for (let i = 0; i < 20; i++) await collect(c.execute(sqlQuery(`SELECT sum(id) FROM range(100000) WHERE id % ${i + 1} = 0`), { sessionId })); }));
    console.log('50 parallel rss', rss());
  }
  p.kill('SIGTERM'); c.close();
});
