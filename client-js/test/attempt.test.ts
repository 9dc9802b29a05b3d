// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { GiveUp } from '../src/index.js';
import { open, server, withServer } from './fixture.js';

withServer();

test('headers and token are asked for before every attempt', async () => {
    let count = 0;
    open({ headers: () => ({ token: `t${++count}` }), bearer: async () => `b${count}` });
    const first = await server.peers.next();
    first.cut();
    const second = await server.peers.next();

    expect([first.query('token'), second.query('token')]).toEqual(['t1', 't2']);
    expect(second.request.headers['sec-websocket-protocol']).toMatch(/^foyer\.v1,foyer\.resume,foyer\.bearer\.YjE?/);
});

test('headers that cannot be had are a failed attempt', async () => {
    let count = 0;
    const { changes } = open({
        headers: () => {
            if (++count === 1) {
                throw new Error('no token today');
            }
            return {};
        },
    });

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', reason: expect.stringContaining('no token today') });
    await server.peers.next();
});

test('a function that gives up closes the connection, and can be asked again', async () => {
    let signedIn = false;
    const { connection, changes } = open({
        bearer: async () => {
            if (!signedIn) {
                throw new GiveUp('Please sign in.');
            }
            return 'token';
        },
    });

    expect(await changes.next()).toEqual({ state: 'closed', reason: 'Please sign in.' });
    await expect(connection.call('a')).rejects.toMatchObject({ code: 'closed', message: 'Closed: Please sign in.' });
    signedIn = true;
    connection.reconnect();
    await server.peers.next();
});

test.each([
    [{ bearer: async () => ({ token: 'secret' }) as never }, 'Invalid bearer'],
    [{ headers: async () => '{"token":"secret"}' as never }, 'Invalid headers'],
    [{ headers: () => ({ token: { value: 'secret' } as never }) }, 'Invalid headers.token'],
    [
        {
            WebSocket: class {
                constructor() {
                    throw new DOMException('Not from a page loaded over HTTPS', 'SecurityError');
                }
            } as never,
        },
        'Not from a page loaded over HTTPS',
    ],
])('what can never be an attempt is final: %o', async (options, reason) => {
    const { changes } = open(options);

    const change = await changes.next();
    expect(change).toMatchObject({ state: 'closed', reason: expect.stringContaining(reason) });
    expect(change.reason).not.toContain('secret');
});

test.each([
    { subprotocols: ['a b'] },
    { subprotocols: ['foyer.v1'] },
    { subprotocols: ['a', 'a'] },
    { subprotocols: [''] },
    { subprotocols: 'chat.v2' as never },
    { bearer: { token: 't' } as never },
    { bearer: 7 as never },
    { headers: 'token=t' as never },
    { headers: { token: { value: 't' } as never } },
    { headers: { tokens: [['t']] as never } },
    { headers: { token: (() => 't') as never } },
    { pause: { most: -1 } },
])('an option that is wrong is a TypeError at once: %o', (options) => {
    expect(() => open(options)).toThrow(TypeError);
    expect(server.peers.rest).toEqual([]);
});

test.each([
    ['ws://127.0.0.1:1/', 'ECONNREFUSED'],
    ['wss://127.0.0.1:PORT/', 'wrong version number'],
])('in Node it says what is wrong with %s', async (address, reason) => {
    const { changes } = open({}, address.replace('PORT', new URL(server.url).port));

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006, reason: expect.stringContaining(reason) });
});

/** A socket of a browser that is not told more than the test says. */
class Silent {
    static all: Silent[] = [];
    readyState = 0;
    readonly protocol = '';
    onopen = null;
    onmessage = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onerror: ((event: object) => void) | null = null;

    constructor() {
        Silent.all.push(this);
    }

    send(): void {}

    close(): void {}

    /** As a browser fails. */
    fail(): void {
        this.readyState = 3;
        this.onerror?.({});
    }
}

test('a policy that forbids the connection is noticed, as no close follows the error', async () => {
    Object.assign(globalThis, { location: { href: 'http://localhost/' } });
    try {
        const { changes } = open({ WebSocket: Silent as never });
        await vi.waitFor(() => expect(Silent.all).toHaveLength(1));
        Silent.all[0]!.fail();

        expect(await changes.next()).toMatchObject({ state: 'closed', code: 1008, reason: expect.stringContaining('see connect-src') });
    } finally {
        Reflect.deleteProperty(globalThis, 'location');
        Silent.all = [];
    }
});

test('an error that a close follows is a passing one', async () => {
    Object.assign(globalThis, { location: { href: 'http://localhost/' } });
    try {
        const { changes } = open({ WebSocket: Silent as never }, 'ws://127.0.0.1:1/');
        await vi.waitFor(() => expect(Silent.all).toHaveLength(1));
        Silent.all[0]!.fail();
        Silent.all[0]!.onclose?.({ code: 1006, reason: '' });

        expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006 });
    } finally {
        Reflect.deleteProperty(globalThis, 'location');
        Silent.all = [];
    }
});

test('a server that does not answer the attempt is left', async () => {
    server.welcomes = false;
    const { changes } = open({ connectTimeout: 1_000 });
    const silent = await server.peers.next();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting' });
    expect(await silent.closed.next()).toBe(1000);
});

test('what an overtaken attempt comes to is told to nobody', async () => {
    server.refusing = { status: 401 };
    const { connection, changes } = open();
    connection.close();
    server.refusing = undefined;
    connection.reconnect();
    await server.peers.next();

    expect([await changes.next(), await changes.next(), await changes.next()].map(({ state }) => state)).toEqual([
        'closed',
        'connecting',
        'open',
    ]);
    expect(changes.rest).toEqual([]);
});

test('headers that never come are a failed attempt, and what comes too late is not used', async () => {
    let count = 0;
    let late = (_: object) => {};
    const { changes } = open({
        connectTimeout: 500, // also for the handshake
        headers: () => (++count < 3 ? new Promise<any>((resolve) => (late = resolve)) : { number: count }),
    });

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', reason: expect.stringContaining('slow') });
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', reason: expect.stringContaining('slow') });
    late({ number: 'late' });

    expect((await server.peers.next()).query('number')).toBe('3');
    expect(await changes.next()).toEqual({ state: 'open' });
    expect([changes.rest, server.peers.rest]).toEqual([[], []]);
});

test('closed while its headers are still to come, it stays closed', async () => {
    let come = (_: object) => {};
    const { connection, changes } = open({ connectTimeout: 20, headers: () => new Promise<any>((resolve) => (come = resolve)) });
    connection.close();
    come({ number: 1 });
    open({ headers: { number: 2 } });

    expect((await server.peers.next()).query('number')).toBe('2');
    expect(await changes.next()).toEqual({ state: 'closed' });
    expect(changes.rest).toEqual([]);
});
