import { collect, range, sqlQuery, testClient } from '../test/client.js';

const c = testClient(process.argv[2]!);
const q = sqlQuery(process.argv[3] ?? 'SELECT 1 AS a');
const n = Number(process.argv[4] ?? 300);
const times: number[] = [];
for (let i = 0; i < n; i++) {
  const t = performance.now();
  const r = await collect(c.execute(q, { reattachable: true }));
  times.push(performance.now() - t);
  if (i === 0) console.log(r.length, times[0]);
}
times.sort((a, b) => a - b);
console.log('median', times[n >> 1], 'p95', times[Math.floor(n * 0.95)], 'min', times[0]);
c.close();
