// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests of the whole client once more, with the file that is served: its names are shortened.
export default defineConfig({
    resolve: { alias: [{ find: /^\.\.\/src\/index\.js$/, replacement: fileURLToPath(new URL('target/dist/foyer.js', import.meta.url)) }] },
    test: { include: ['connection', 'loss', 'refusal', 'resume', 'presence', 'roomstate', 'heart'].map((name) => `test/${name}.test.ts`) },
});
