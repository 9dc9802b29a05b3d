// tag::proxy
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
    plugins: [react()],
    server: {
        proxy: {
            '/app': { target: process.env.SERVER ?? 'http://localhost:9080', ws: true },
        },
    },
});
// end::proxy
