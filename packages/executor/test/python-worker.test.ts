import { expect, test } from 'vitest';
import { frame, frameReader } from '../src/python/frames.js';
import { pythonWorkers } from '../src/python/workers.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const request = { stage: 'calls', calls: [], passed: 0, ordered: false, keys: 0, inputs: 0, conf: {}, paths: [] };

test('frames come whole, however their bytes arrive', () => {
  const sent = ['a', '', 'longer than the others', 'z'].map(bytes);
  const all = Buffer.concat(sent.flatMap(frame));
  for (let size = 1; size <= all.byteLength; size++) {
    const got: string[] = [];
    const read = frameReader((data) => got.push(Buffer.from(data).toString()));
    for (let at = 0; at < all.byteLength; at += size) read(all.subarray(at, at + size));
    expect(got).toEqual(sent.map(String));
  }
});

test('a Python that is not there', async () => {
  const workers = pythonWorkers('no-such-python');
  const run = workers.run(request, [], [], new AbortController().signal);
  await expect(run).rejects.toThrow(
    /^Python functions need a Python with PySpark 3\.5, and no-such-python could not be/,
  );
  workers.close();
});

test('a process that ends instead of answering', async () => {
  const workers = pythonWorkers(process.execPath);
  const run = workers.run(request, [], [], new AbortController().signal);
  await expect(run).rejects.toThrow(/^The Python process that ran functions ended \(1\)/);
  workers.close();
});

test('a query that is given up', async () => {
  const stop = new AbortController();
  const workers = pythonWorkers('sleep');
  stop.abort(new Error('given up'));
  await expect(workers.run(request, [], [], stop.signal)).rejects.toThrow('given up');
  workers.close();
});
