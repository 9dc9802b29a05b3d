// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { FoyerError } from '../src/index.js';
import { open, server, withServer } from './fixture.js';

withServer();

test('a lost connection comes back, with another id, and says so once for each step', async () => {
    const { connection, changes } = open();
    (await server.peers.next()).cut();
    const second = await server.peers.next();

    expect(await changes.next()).toEqual({ state: 'open' });
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006, retryIn: 0 });
    expect(await changes.next()).toEqual({ state: 'open' });
    expect(connection.id).toBe('c2');

    const call = connection.call('still there');
    second.send({ reply: (await second.frames.next()).id, data: 'yes' });
    expect(await call).toBe('yes');
    expect(changes.rest).toEqual([]);
});

test.each([1001, 1009, 1011, 1012, 1013, 4000, 4001, 4002, 4200])('it comes back after %i', async (code) => {
    const { changes } = open();
    (await server.peers.next()).close(code, 'why');
    await server.peers.next();

    expect(await changes.next()).toEqual({ state: 'open' });
    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code, reason: 'why' });
});

test.each([1000, 1008, 4500, 4501])('it stays away after %i', async (code) => {
    const { connection, changes } = open();
    (await server.peers.next()).close(code, 'why');

    expect(await changes.next()).toEqual({ state: 'open' });
    expect(await changes.next()).toEqual({ state: 'closed', code, reason: 'why' });
    expect(() => connection.emit('a')).toThrow(/Closed/);
    await expect(connection.call('a')).rejects.toMatchObject({ code: 'closed', event: 'a' });
    expect(server.peers.rest).toEqual([]);
});

test('after that it can be started again', async () => {
    const { connection, changes } = open();
    (await server.peers.next()).close(4500);
    await changes.next();
    await changes.next();

    connection.reconnect();

    expect(await changes.next()).toEqual({ state: 'connecting' });
    expect(await changes.next()).toEqual({ state: 'open' });
    connection.reconnect(); // nothing, as it is open
    expect(connection.state).toBe('open');
});

test('calls under way are rejected at a loss and never sent again, those that wait are sent', async () => {
    const { connection, changes } = open();
    const first = await server.peers.next();
    await changes.next();
    const underWay = connection.call('pay', { euros: 7 }).catch((error: FoyerError) => error);
    await first.frames.next();
    const waiting = changes.next().then(() => connection.call('later'));
    first.cut();

    expect(await underWay).toMatchObject({ code: 'lost', event: 'pay' });
    const second = await server.peers.next();
    const { event, id } = await second.frames.next();
    expect(event).toBe('later');
    second.send({ reply: id, data: 'done' });
    expect(await waiting).toBe('done');
    expect(second.frames.rest).toEqual([]);
});

test('an answer that comes too late is for nobody', async () => {
    const { connection, changes, errors } = open();
    const peer = await server.peers.next();
    await changes.next();
    await expect(connection.call('slow', {}, { timeout: 10 })).rejects.toMatchObject({ code: 'timeout' });
    const { id } = await peer.frames.next();
    peer.send({ reply: id, data: 'late' });

    const next = connection.call('next');
    const { id: other } = await peer.frames.next();
    expect(other).not.toBe(id);
    peer.send({ reply: other, data: 'mine' });
    expect(await next).toBe('mine');
    expect(errors.rest).toEqual([]);
});

test('what is sent without a connection waits, after what is sent when it opens', async () => {
    const { connection } = open();
    connection.emit('one', 1);
    connection.emit('two', 2);
    const call = connection.call('three', 3);
    connection.onState(({ state }) => state === 'open' && connection.emit('enter', 'lobby'));

    const peer = await server.peers.next();
    const frames = [await peer.frames.next(), await peer.frames.next(), await peer.frames.next(), await peer.frames.next()];

    expect(frames.map(({ event }) => event)).toEqual(['enter', 'one', 'two', 'three']);
    peer.send({ reply: frames[3]!.id });
    await call;
});

test('of what waits the oldest is dropped, and that is told', async () => {
    const { connection, errors } = open({ maxQueue: 2 });
    const call = connection.call('oldest').catch((error: FoyerError) => error);
    ['a', 'b', 'c'].forEach((event) => connection.emit(event));

    expect(await call).toMatchObject({ code: 'dropped', event: 'oldest' });
    expect(await errors.next()).toMatchObject({ code: 'dropped', event: 'a' });
    const peer = await server.peers.next();
    expect([(await peer.frames.next()).event, (await peer.frames.next()).event]).toEqual(['b', 'c']);
});

test('a call that waited too long for a connection is not sent any more', async () => {
    server.refusing = { status: 503 };
    const { connection } = open();
    await expect(connection.call('old', {}, { timeout: 10 })).rejects.toMatchObject({ code: 'timeout' });
    connection.emit('new');

    server.refusing = undefined;

    expect((await (await server.peers.next()).frames.next()).event).toBe('new');
});

test('a server that accepts and closes at once is not called at full speed', async () => {
    Math.random = () => 0.1;
    const { changes } = open();
    const pauses = [];
    for (let i = 0; i < 3; i++) {
        (await server.peers.next()).close(1011);
        await changes.next();
        pauses.push((await changes.next()).retryIn);
    }

    expect(pauses).toEqual([50, 100, 200]);
});

test('a silent server is noticed by its missing answers, and left', async () => {
    server.heartbeat = 40;
    const { changes } = open();
    const silent = await server.peers.next();
    await changes.next();
    silent.freeze();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 4001 });
    await server.peers.next();
    expect(await changes.next()).toEqual({ state: 'open' });
});

test('one that answers is kept', async () => {
    server.heartbeat = 50;
    const { connection, changes } = open();
    const peer = await server.peers.next();
    await changes.next();
    for (let i = 0; i < 5; i++) {
        const call = connection.call('n', {}, { timeout: 5_000 });
        const { id } = await peer.frames.next();
        setTimeout(() => peer.send({ reply: id }), 120);
        await call;
    }

    expect(changes.rest).toEqual([]);
});

test('closed by the application it is told, and stays closed', async () => {
    const { connection, changes, errors } = open();
    const peer = await server.peers.next();
    await changes.next();
    const underWay = connection.call('a').catch((error: FoyerError) => error);

    connection.close();
    connection.close();

    expect(await changes.next()).toEqual({ state: 'closed' });
    expect(await underWay).toMatchObject({ code: 'closed' });
    expect(await peer.closed.next()).toBe(1000);
    expect([changes.rest, errors.rest, server.peers.rest]).toEqual([[], [], []]);
});

test('closed before it was open, it never opens', async () => {
    const { connection, changes, errors } = open();
    connection.emit('lost');
    connection.close();

    expect(await changes.next()).toEqual({ state: 'closed' });
    expect(await errors.next()).toMatchObject({ code: 'dropped', event: 'lost' });
    expect(server.peers.rest).toEqual([]);
});

test('closed by a listener of the loss, it does not come back', async () => {
    const { connection, changes } = open();
    connection.onState(({ state }) => state === 'reconnecting' && connection.close());
    (await server.peers.next()).cut();

    expect(await changes.next()).toEqual({ state: 'open' });
    expect((await changes.next()).state).toBe('reconnecting');
    expect(await changes.next()).toEqual({ state: 'closed' });
    open({ headers: { name: 'another' } });
    expect((await server.peers.next()).query('name')).toBe('another');
});

test('started again by the listener of its end, it is as new', async () => {
    const { connection, changes, errors } = open();
    const first = await server.peers.next();
    await changes.next();
    const restarted = new Promise<unknown>((resolve) => {
        const leave = connection.onState(({ state }) => {
            if (state === 'closed') {
                leave();
                expect(connection.id).toBeUndefined();
                connection.reconnect();
                resolve(connection.call('again'));
            }
        });
    });
    first.close(4500);

    const second = await server.peers.next();
    second.send({ reply: (await second.frames.next()).id, data: 'here' });
    expect(await restarted).toBe('here');
    expect(errors.rest).toEqual([]);
});

test('a call that waited too long takes no room from what still waits', async () => {
    server.refusing = { status: 503 };
    const { connection, errors } = open({ maxQueue: 1 });
    await expect(connection.call('old', {}, { timeout: 10 })).rejects.toMatchObject({ code: 'timeout' });
    connection.emit('new');
    expect(errors.rest).toEqual([]);

    server.refusing = undefined;

    expect((await (await server.peers.next()).frames.next()).event).toBe('new');
});

test('with no room at all, what is sent without a connection is dropped at once', async () => {
    const { connection, errors } = open({ maxQueue: 0 });
    connection.emit('a');

    expect(await errors.next()).toMatchObject({ code: 'dropped', event: 'a' });
});

test('after a restart the first pause is up to five seconds', async () => {
    Math.random = () => 0.5;
    const { changes } = open();
    (await server.peers.next()).close(1012);
    await changes.next();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1012, retryIn: 2_500 });
});

test('all listeners hear the changes in one order, whatever one of them does', async () => {
    const { connection } = open();
    const heard: string[][] = [[], []];
    connection.onState(({ state }) => {
        heard[0]!.push(state);
        if (state === 'reconnecting') {
            connection.close();
            expect(connection.state).toBe('closed');
        }
    });
    const all = new Promise<void>((resolve) => {
        connection.onState(({ state }) => {
            heard[1]!.push(state);
            if (state === 'closed') {
                resolve();
            }
        });
    });
    (await server.peers.next()).cut();
    await all;

    expect(heard).toEqual([
        ['open', 'reconnecting', 'closed'],
        ['open', 'reconnecting', 'closed'],
    ]);
});

test('a call without a limit is not over at once', async () => {
    const { connection } = open();
    const call = connection.call('slow', {}, { timeout: Infinity });
    const peer = await server.peers.next();
    const { id } = await peer.frames.next();
    const other = connection.call('quick', {}, { timeout: 20 }).catch((error: FoyerError) => error.code);
    expect(await other).toBe('timeout');
    peer.send({ reply: id, data: 'done' });

    expect(await call).toBe('done');
});
