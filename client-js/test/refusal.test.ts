// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { FoyerError } from '../src/index.js';
import { open, server, withServer } from './fixture.js';

withServer();

const problem = { title: 'Bad Request', status: 400, detail: 'The handshake is not valid.' };
const violations = [{ name: 'token', in: 'header', message: 'must not be null' }];

test('a handshake that is refused for good is not tried again, and the reason is told', async () => {
    server.refusing = { status: 400, probe: { status: 400, body: JSON.stringify({ ...problem, violations }) } };
    const { connection, changes } = open({ headers: { 'client-version': '1.0.0' } });

    expect(await changes.next()).toMatchObject({
        state: 'closed',
        code: 1006,
        reason: 'The handshake is not valid.',
        problem: { status: 400, title: 'Bad Request', violations },
    });
    expect(connection.state).toBe('closed');
    expect(server.probes).toHaveLength(1);
    expect(server.probes[0]).toMatch(/^\/app\/chat\?client-version=1\.0\.0&foyer-attempt=[a-p]{32}$/);
});

test.each([401, 403, 404, 418])('%i is final', async (status) => {
    server.refusing = { status };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status, violations: [] } });
});

test.each([408, 429, 500, 503])('%i is not', async (status) => {
    server.refusing = { status };
    const { changes } = open();
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', problem: { status } });

    server.refusing = undefined;

    await server.peers.next();
});

test('a proxy that lets HTTP through but no WebSocket is told, and tried again', async () => {
    server.refusing = { status: 426 };
    const { changes } = open();

    const change = await changes.next();
    expect(change).toMatchObject({ state: 'reconnecting', reason: 'No WebSocket passes: Upgrade Required' });
    expect(change).not.toHaveProperty('problem');
    server.refusing = undefined;
    await server.peers.next();
});

test('what the server says of a lost Upgrade is told with it', async () => {
    server.refusing = { status: 426, probe: { status: 426, body: JSON.stringify({ ...problem, detail: 'Lost on the way.' }) } };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', reason: 'No WebSocket passes: Lost on the way.' });
});

test('a sign-on that is over is final, and told', async () => {
    const { connection, changes } = open();
    const peer = await server.peers.next();
    await changes.next();
    server.refusing = { status: 302, probe: { status: 302, headers: { Location: 'http://127.0.0.1:1/login' } } };
    peer.cut();
    expect((await changes.next()).state).toBe('reconnecting');

    expect(await changes.next()).toMatchObject({ state: 'closed', reason: 'Redirected.' });
    await expect(connection.call('a')).rejects.toMatchObject({ code: 'closed', message: expect.stringContaining('Redirected') });
    expect(server.probes).toHaveLength(1);
});

test('a page at the address of the endpoint is told: a typing mistake, or a page to sign in', async () => {
    server.refusing = { status: 200, probe: { status: 200, body: '<html>' } };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'closed', reason: 'Not Foyer.' });
});

test('a page that stands there for a moment is waited for', async () => {
    const { changes } = open();
    const peer = await server.peers.next();
    await changes.next();
    server.refusing = { status: 200, probe: { status: 200, body: '<html>' } };
    peer.close(1012);
    await changes.next();
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', reason: 'Not Foyer.' });

    server.refusing = undefined;

    await server.peers.next();
});

test('what is refused because it is closed says why it is', async () => {
    server.refusing = { status: 401, probe: { status: 401, body: JSON.stringify({ title: 'Unauthorized', status: 401, detail: 'Unknown token' }) } };
    const { connection, changes, errors } = open({ bearer: 'bad' });
    connection.emit('waits');
    const waiting = connection.call('waits, too').catch((error: FoyerError) => error);
    await changes.next();

    const why = { message: 'Closed: Unknown token', problem: { status: 401, title: 'Unauthorized' } };
    expect(await waiting).toMatchObject({ code: 'closed', event: 'waits, too', ...why });
    expect(await errors.next()).toMatchObject({ code: 'dropped', event: 'waits', ...why });
    await expect(connection.call('late')).rejects.toMatchObject({ code: 'closed', event: 'late', ...why });
    expect(() => connection.emit('late')).toThrow(/Unknown token/);
});

test('the server says when to come back', async () => {
    server.refusing = { status: 429, probe: { status: 429, headers: { 'Retry-After': '2' } } };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', retryIn: 2_000 });
});

test('a page of a proxy is no problem document, but has a status', async () => {
    server.refusing = { status: 404, probe: { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html>' } };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 404, title: 'Not Found' } });
});

test('an application that is not there for a moment is waited for', async () => {
    const { changes } = open();
    const peer = await server.peers.next();
    expect(await changes.next()).toEqual({ state: 'open' });
    server.refusing = { status: 404, probe: { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html>' } };
    peer.close(1012);
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1012 });
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', problem: { status: 404 } });

    server.refusing = undefined;

    await server.peers.next();
});

test('a path that Foyer says is none is not waited for', async () => {
    const { changes } = open();
    const peer = await server.peers.next();
    await changes.next();
    server.refusing = { status: 404, probe: { status: 404, headers: { 'Content-Type': 'application/problem+json' }, body: '{}' } };
    peer.cut();
    await changes.next();

    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 404 } });
});

test('no server at all is a passing state', async () => {
    const gone = server.url;
    await server.stop();
    const { changes } = open({}, gone);

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006 });
});

test('each failed attempt counts once', async () => {
    Math.random = () => 0.01;
    server.refusing = { status: 503 };
    const { changes } = open();
    const pauses = [await changes.next(), await changes.next(), await changes.next()].map(({ retryIn }) => retryIn);

    expect(pauses).toEqual([5, 10, 20]);
});

test('the token of a subprotocol is asked with, too', async () => {
    server.refusing = { status: 401 };
    const { changes } = open({ bearer: 'secret' });
    await changes.next();

    expect(server.probes[0]).toMatch(/ Bearer secret$/);
    expect(server.probes[0]?.split(' ')[0]).not.toContain('secret');
});

test('the server may name the time of the next attempt', async () => {
    const { now } = Date;
    Date.now = () => Date.UTC(2026, 0, 1);
    try {
        server.refusing = { status: 503, probe: { status: 503, headers: { 'Retry-After': 'Thu, 01 Jan 2026 00:00:07 GMT' } } };
        const { changes } = open();

        expect(await changes.next()).toMatchObject({ state: 'reconnecting', retryIn: 7_000 });
    } finally {
        Date.now = now;
    }
});

test.each(['-5', 'soon', 'Thu, 01 Jan 1970 00:00:07 GMT'])('a Retry-After of %j asks for nothing', async (time) => {
    server.refusing = { status: 503, probe: { status: 503, headers: { 'Retry-After': time } } };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', retryIn: 0 });
});

test('who is sent away for a month is not back at once', async () => {
    server.refusing = { status: 429, probe: { status: 429, headers: { 'Retry-After': '2592000' } } };
    const { changes } = open();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', retryIn: 2 ** 31 - 1 });
    server.refusing = undefined;
    open({ headers: { name: 'another' } });
    expect((await server.peers.next()).query('name')).toBe('another');
    expect(server.probes).toHaveLength(1);
});

test('a token that no header can hold is asked about without it', async () => {
    server.refusing = { status: 400 };
    const { changes } = open({ bearer: 'tökén' });

    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 400 } });
    expect(server.probes[0]).not.toContain('Bearer');
});
