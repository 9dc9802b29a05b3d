// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { server, withServer } from './fixture.js';

// What an application does with the packages, in a folder of its own with nothing but them.
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
const tarballs = ['client', 'react'].map((name) => at(`target/foyer-${name}-${version}.tgz`));
const run = promisify(execFile);
const node = (args: string[], env = {}) => run(process.execPath, args, { cwd: application, env: { ...process.env, ...env } });
let application: string;

withServer();

beforeAll(async () => {
    application = mkdtempSync(at('target/application-'));
    cpSync(at('test/packages'), application, { recursive: true });
    await run('npm', ['install', ...tarballs, '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund'], { cwd: application });
});
afterAll(() => rmSync(application, { recursive: true }));

/** Runs a program that connects under a name, as all of them do. */
async function connects(name: string, args: string[]): Promise<void> {
    const program = node(args, { SERVER: server.url, NAME: name });
    expect((await server.peers.next()).query('token')).toBe(name);
    expect((await program).stdout).toBe('open\n');
}

test.each(['client', 'react'])('publint has nothing to say of @foyer/%s', async (name) => {
    const { messages } = await publint({ pkgDir: join(application, 'node_modules/@foyer', name), strict: true, pack: false });

    expect(messages).toEqual([]);
});

test.each(tarballs)('the types are not wrong, as attw sees it: %s', async (tarball) => {
    const { stdout } = await node([at('node_modules/@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji']);

    expect(stdout).toContain('node16 (from ESM): OK (ESM)'); // it fails if anything is wrong
    expect(stdout).toContain('bundler: OK');
});

test.each([
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
])('a program in TypeScript compiles with the modules of %s, found as by %s', async (module, moduleResolution) => {
    const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false };
    const compilerOptions = { module, moduleResolution, target: 'es2022', lib: ['es2022', 'dom'], types: [], jsx: 'react-jsx', noEmit: true, ...strict };
    writeFileSync(join(application, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.tsx'] }));

    await expect(node([at('node_modules/typescript/bin/tsc'), '-p', '.'])).resolves.toMatchObject({ stdout: '' });
});

test('in Node it is imported, required, and used in a worker', async () => {
    await connects('module', ['program.mjs']);
    await connects('script', ['--no-warnings', '--experimental-require-module', 'program.cjs']);
    await connects('worker', ['worker.mjs']);
});

test('Vite makes a program of it, and takes nothing of what is not used', async () => {
    const lib = { entry: 'program.mjs', formats: ['es' as const], fileName: 'program' };
    const rollupOptions = { external: ['ws'] };
    await vite({ root: application, configFile: false, logLevel: 'error', build: { outDir: 'vite', lib, rollupOptions } });
    await vite({ root: application, configFile: false, logLevel: 'error', build: { outDir: 'unused', lib: { ...lib, entry: 'unused.mjs' }, rollupOptions } });

    await connects('vite', ['vite/program.js']);
    expect(readFileSync(join(application, 'unused/program.js'), 'utf8').length).toBeLessThan(100);
});

test.each(['program.mjs', 'program.cjs'])('webpack makes a program of it: %s', async (entry) => {
    const compiler = webpack({
        context: application,
        mode: 'production',
        target: 'node',
        entry: `./${entry}`,
        externals: { ws: 'commonjs ws' },
        output: { path: join(application, 'webpack'), filename: `${entry}.cjs` },
    })!;
    const stats = await promisify(compiler.run.bind(compiler))();

    expect(stats!.compilation.errors).toEqual([]);
    await connects('webpack', [`webpack/${entry}.cjs`]);
});
