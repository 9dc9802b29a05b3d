// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../bin/foyer-contract.mjs', import.meta.url));
const contract = (component: string) => `export interface Said {\n    ${component}: string;\n}\n`;
let server: Server;
let served: { status: number; body: string };
let folder: string;
let file: string;

beforeEach(async () => {
    served = { status: 200, body: contract('from') };
    server = createServer(({ url }, response) => {
        const { status, body } = url === '/app/foyer/contract.d.ts' ? served : { status: 404, body: '' };
        response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    folder = mkdtempSync(join(tmpdir(), 'contract-'));
    file = join(folder, 'src/contract.d.ts');
});
afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
});

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/app`;

/** What it prints, and the status with which it ends. */
function run(...args: string[]): Promise<{ code: unknown; out: string; error: string }> {
    return new Promise((done) => execFile(process.execPath, [command, ...args], (failed, out, error) => done({ code: failed?.code ?? 0, out, error })));
}

test.each(['', '/'])('B6: the contract is written, and left alone as long as it is the same: %j', async (slash) => {
    expect(await run(address() + slash, file)).toEqual({ code: 0, out: `${file} is written.\n`, error: '' });
    const { mtimeMs } = statSync(file);
    expect(await run(address(), file)).toEqual({ code: 0, out: `${file} is as it was.\n`, error: '' });

    expect([readFileSync(file, 'utf8'), statSync(file).mtimeMs]).toEqual([contract('from'), mtimeMs]);
});

test('B6: while one develops, each change of a record is written, whatever becomes of the application meanwhile', async () => {
    const watching = spawn(process.execPath, [command, address(), file, '--watch'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = createInterface({ input: watching.stdout })[Symbol.asyncIterator]();
    const complained = createInterface({ input: watching.stderr })[Symbol.asyncIterator]();
    expect((await said.next()).value).toBe(`${file} is written.`);
    served = { status: 503, body: 'starting' };
    expect((await complained.next()).value).toContain('is no contract: HTTP 503.');
    served = { status: 200, body: contract('author') };

    expect((await said.next()).value).toBe(`${file} is written.`);

    expect(readFileSync(file, 'utf8')).toBe(contract('author'));
    watching.kill();
});

test.each([
    [404, '', 'Is the application\'s setting foyer.contract.served=typescript?'],
    [200, '<html>a page</html>', 'is no contract: HTTP 200.'],
    [500, contract('from'), 'is no contract: HTTP 500.'],
])('B6: what is no contract is not written, and it says why: %i %j', async (status, body, reason) => {
    served = { status, body };
    const { code, error } = await run(address(), file);

    expect([code, error]).toEqual([1, expect.stringContaining(reason)]);
    expect(() => statSync(file)).toThrow();
});

test('B6: it says that nobody is there', async () => {
    const gone = address();
    await new Promise((closed) => server.close(closed));
    const { code, error } = await run(gone, file);

    expect([code, error]).toEqual([1, expect.stringContaining('contract.d.ts cannot be reached: connect ECONNREFUSED')]);
});

test.each([[[]], [['http://localhost/app']], [['localhost', 'file']], [['http://localhost/app', 'file', 'more']]])('B6: without what it needs it says how it is used: %j', async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2, error: expect.stringContaining('foyer-contract http://localhost:9080/app src/contract.d.ts [--watch]') });
});
