import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this file: runners, goldens and suites. */
export const here = fileURLToPath(new URL('.', import.meta.url));

/** What the set-up makes and git ignores: virtual environments, jars, extracted corpora, generated data. */
export const cache = process.env.CONFORMANCE_CACHE ?? join(here, '..', '..', '.cache', 'conformance');

/** The Python interpreter of one of the set-up's virtual environments. */
export const python = (venv: 'venv' | 'gen' | 'tools' | 'sail' | 'emulator' | 'pyspark4'): string =>
  join(cache, venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
