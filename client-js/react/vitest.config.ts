// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const client = { find: '@foyer/client', replacement: at('../target/packages/client/dist/foyer.js') };
const old = (name: string) => ({ find: new RegExp(`^${name}(?=/|$)`), replacement: at(`react18/node_modules/${name}`) });
const test = { include: ['test/*.test.tsx'], environment: 'happy-dom', testTimeout: 20_000 };

// All tests, with each React that is supported.
export default defineConfig({
    root: at('.'),
    test: {
        projects: [
            { root: at('.'), resolve: { alias: [client] }, test: { ...test, name: 'React 19', env: { REACT: '19' } } },
            { root: at('.'), resolve: { alias: [client, old('react-dom'), old('react')] }, test: { ...test, name: 'React 18', env: { REACT: '18' } } },
        ],
    },
});
