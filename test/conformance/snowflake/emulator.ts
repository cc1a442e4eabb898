import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here, python } from '../cache.js';
import { freePort } from '../free-port.js';

/** A Snowflake emulator that runs, and a folder with a connections.toml whose `spark-connect` is it. */
export interface Emulator {
  readonly port: number;
  /** To be SNOWFLAKE_HOME. */
  readonly home: string;
  /** Have the connection go to another port, where something passes on to the emulator's. */
  connectTo(port: number): void;
  stop(): Promise<void>;
}

/** Start fakesnow, whose environment `ensure(['emulator'])` makes. Throws where it does not answer within a minute. */
export async function startEmulator(): Promise<Emulator> {
  const port = await freePort();
  const program = join(here, 'snowflake', 'fakesnow_json.py');
  const child = spawn(python('emulator'), ['-W', 'ignore', program, String(port)], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const home = mkdtempSync(join(tmpdir(), 'snowflake-home-'));
  const file = join(home, 'connections.toml');
  // the schema is Spark's usual one, so that programs print what they print on Spark
  const lines = {
    host: '127.0.0.1',
    protocol: 'http',
    account: 'emulator',
    user: 'tester',
    password: 'not-a-secret',
    database: 'SPARK',
    schema: 'DEFAULT',
    warehouse: 'WH',
  };
  const connectTo = (to: number): void => {
    const text = Object.entries({ ...lines, port: to }).map(([k, v]) => `${k} = ${JSON.stringify(v)}`);
    writeFileSync(file, `[spark-connect]\n${text.join('\n')}\n`);
    chmodSync(file, 0o600);
  };
  connectTo(port);
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answers) return { port, home, connectTo, stop };
    if (tries > 120 || child.exitCode !== null) {
      await stop();
      throw new Error('the emulator does not answer');
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
