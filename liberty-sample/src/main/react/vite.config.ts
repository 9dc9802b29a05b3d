// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['SERVER'] ?? 'http://localhost:9080';

export default defineConfig({
    base: './', // beside the plain page, under whatever context root
    plugins: [react()],
    server: {
        proxy: { '/chat.css': server, '/nodes.js': server, '/chat': { target: server, ws: true } },
    },
});
