// From a clean clone: install, build, lint, all tests. The last lines are the tests' own summary.
import { build, install, tool } from './step.mjs';

install();
build();
tool('lint', '@biomejs/biome/bin/biome', 'check', '.');
tool('tests', 'vitest/vitest.mjs', 'run');
