// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from 'vitest';
import { GiveUp } from '../src/index.js';
import { open, server, withServer } from './fixture.js';

withServer();

afterEach(() => {
    vi.useRealTimers();
});

/** Tokens with numbers, and how many were asked for. */
function tokens(): { bearer: () => string; asked: () => number } {
    let count = 0;
    return { bearer: () => `t${++count}\n`, asked: () => count };
}

test('I1: before the token expires, the function is asked for another one, which goes on the same line', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server.expires = 100;
    const { bearer, asked } = tokens();
    const { connection, changes } = open({ bearer });
    const peer = await server.peers.next();
    await changes.next();
    expect(asked()).toBe(1);

    await vi.advanceTimersByTimeAsync(79_999);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    const frame = await peer.frames.next();
    expect(frame).toEqual({ bearer: 't2', id: 1 });

    peer.send({ reply: 1, data: { expires: 50 } });
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await peer.frames.next()).toEqual({ bearer: 't3', id: 2 });
    expect(connection.state).toBe('open');
    expect(changes.rest).toEqual([]);
});

test('I1: the later half of the jitter is still in time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    Math.random = () => 0.999;
    server.expires = 100;
    const { bearer, asked } = tokens();
    const { changes } = open({ bearer });
    await changes.next();

    await vi.advanceTimersByTimeAsync(80_001);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked()).toBe(2);
});

test.each([
    [{ reply: 1, data: {} }, 'it does not expire, or no later'],
    [{ error: { code: 'unauthorized', message: 'No.' }, reply: 1 }, 'it is refused'],
])('I2: after the answer %j no other one is sent, as %s', async (answer, _) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server.expires = 100;
    const { bearer, asked } = tokens();
    const { changes, errors } = open({ bearer });
    const peer = await server.peers.next();
    await changes.next();
    await vi.advanceTimersByTimeAsync(80_000);
    await peer.frames.next();

    peer.send(answer);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0));
    await vi.advanceTimersByTimeAsync(1_000_000);

    expect(asked()).toBe(2);
    expect(peer.frames.rest).toEqual([]);
    expect(errors.rest).toEqual([]);
});

test.each([
    ['a function that fails', () => Promise.reject(new Error('none'))],
    ['a function that gives up', () => Promise.reject(new GiveUp('Sign in.'))],
    ['a function that has none', () => null],
])('I1: %s leaves the connection until the server ends it, and is asked again then', async (_, second) => {
    server.expires = 0.01;
    let count = 0;
    const { changes } = open({ bearer: () => (++count === 2 ? second() : `t${count}`) });
    const peer = await server.peers.next();
    expect(await changes.next()).toEqual({ state: 'open' });
    await vi.waitFor(() => expect(count).toBe(2));
    server.expires = undefined;
    expect(peer.frames.rest).toEqual([]);

    peer.close(4002, 'credentials expired');

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 4002 });
    expect(await changes.next()).toEqual({ state: 'open' });
    expect((await server.peers.next()).protocols.at(-1)!.trim()).toBe(`foyer.bearer.${Buffer.from('t3').toString('base64url')}`);
    expect(count).toBe(3);
});

test('I1: if the same token comes again, the server refuses it, and the connection is closed', async () => {
    server.expires = undefined;
    const { changes } = open({ bearer: () => 'old' });
    const peer = await server.peers.next();
    expect(await changes.next()).toEqual({ state: 'open' });
    server.refusing = { status: 401 };

    peer.close(4002, 'credentials expired');

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 4002 });
    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 401 } });
});

test('I1: without a token there is nothing to send, and a closed connection asks for none', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    server.expires = 100;
    const { changes } = open();
    const peer = await server.peers.next();
    await changes.next();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(peer.frames.rest).toEqual([]);
    const { bearer, asked } = tokens();
    const { connection, changes: others } = open({ bearer });
    await others.next();

    connection.close();
    await vi.advanceTimersByTimeAsync(100_000);

    expect(asked()).toBe(1);
});
