// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { type FoyerError, type Missed, connect } from '../src/index.js';
import { open, server, withServer } from './fixture.js';
import { Arrivals } from './server.js';

withServer();

test('it opens with the welcome, and has the id that the server knows it by', async () => {
    const { connection, changes } = open();
    expect([connection.state, connection.id]).toEqual(['connecting', undefined]);

    expect(await changes.next()).toEqual({ state: 'open' });

    expect([connection.state, connection.id]).toEqual(['open', 'c1']);
});

test('what comes before the welcome does not open it', async () => {
    server.welcomes = false;
    const { connection, errors } = open();
    const peer = await server.peers.next();
    peer.send({ error: { code: 'early', message: '' } });
    await errors.next();

    expect(connection.state).toBe('connecting');
});

test('with a subprotocol of the application there is no welcome to wait for', async () => {
    server.choose = (offered) => offered.at(-1)!;
    const { connection, changes } = open({ subprotocols: ['chat.v2'] });

    expect(await changes.next()).toEqual({ state: 'open' });
    expect(connection.id).toBeUndefined();
});

test('what may be lost is told to those who listen, and is no event', async () => {
    const { connection, errors } = open();
    const peer = await server.peers.next();
    const missed = new Arrivals<Missed>();
    const events: unknown[] = [];
    connection.onMissed((what) => missed.add(what));
    connection.on('*', (data) => events.push(data));
    peer.send({ missed: { room: 'lobby' } });
    peer.send({ missed: {} });

    expect(await missed.next()).toEqual({ room: 'lobby' });
    expect(await missed.next()).toEqual({});
    expect([events, errors.rest]).toEqual([[], []]);
});

test('events reach those who listen to them, with their room', async () => {
    const { connection } = open();
    const got: unknown[] = [];
    connection.on('chat.said', (data, received) => got.push([data, received]));
    connection.on('chat.said', () => got.push('again'));
    const done = new Promise<void>((resolve) => connection.on('done', () => resolve()));
    const peer = await server.peers.next();

    peer.send({ event: 'chat.said', room: 'lobby', at: '1795877551000-41', data: { text: 'hello', event: 'done', type: 'done' }, unknown: 1 });
    peer.send({ event: 'other', data: 1 });
    peer.send({ event: 'done' });
    await done;

    expect(got).toEqual([[{ text: 'hello', event: 'done', type: 'done' }, { event: 'chat.said', room: 'lobby', at: '1795877551000-41' }], 'again']);
});

test('events and calls carry the trace of the page, and events of the server theirs (O2)', async () => {
    const traces = [{ traceparent: '00-a-1-01', tracestate: 'vendor=1' }, {}, undefined, { traceparent: '00-a-2-00' }];
    const { connection } = open({ trace: () => traces.shift() });
    const got: unknown[] = [];
    const done = new Promise<void>((resolve) =>
        connection.on('*', (_, received) => {
            got.push(received);
            resolve();
        }));
    const peer = await server.peers.next();

    connection.emit('one', 1);
    connection.emit('two');
    connection.emit('three');
    void connection.call('four').catch(() => {});

    expect(await peer.frames.next()).toEqual({ event: 'one', data: 1, traceparent: '00-a-1-01', tracestate: 'vendor=1' });
    expect(await peer.frames.next()).toEqual({ event: 'two' });
    expect(await peer.frames.next()).toEqual({ event: 'three' });
    expect(await peer.frames.next()).toEqual({ event: 'four', id: 1, traceparent: '00-a-2-00' });

    peer.send({ event: 'n', traceparent: '00-a-3-01' });
    await done;
    expect(got).toEqual([{ event: 'n', traceparent: '00-a-3-01' }]);
    connection.close();
});

test('a trace that fails fails what it is for', async () => {
    const { connection } = open({
        trace: () => {
            throw new Error('no trace');
        },
    });
    await server.peers.next();

    expect(() => connection.emit('one')).toThrow('no trace');
    await expect(connection.call('two')).rejects.toThrow('no trace');
});

test('joined frames are taken apart in order', async () => {
    const { connection } = open();
    const got: unknown[] = [];
    connection.on('n', (data) => got.push(data));
    const done = new Promise<void>((resolve) => connection.on('done', () => resolve()));

    (await server.peers.next()).send({ event: 'n', data: 1 }, { event: 'n', data: 2 }, { event: 'n', data: 3 }, { event: 'done' });
    await done;

    expect(got).toEqual([1, 2, 3]);
});

test('a handler that closes the connection hears no more of them', async () => {
    const { connection, changes } = open();
    const got: unknown[] = [];
    connection.on('n', (data) => {
        got.push(data);
        connection.close();
    });

    (await server.peers.next()).send({ event: 'n', data: 1 }, { event: 'n', data: 2 });

    expect([(await changes.next()).state, (await changes.next()).state, got]).toEqual(['open', 'closed', [1]]);
});

test('the star gets what nobody else listens to, and who has left gets nothing', async () => {
    const { connection } = open();
    const got: unknown[] = [];
    connection.on('*', (data, { event }) => got.push([event, data]));
    const leave = connection.on('known', (data) => got.push(data));
    const call = (await changed(connection)) ?? connection.call('sync');
    const peer = await server.peers.next();
    peer.send({ event: 'known', data: 1 }, { event: 'unknown', data: 2 });
    const { id } = await peer.frames.next();
    peer.send({ reply: id });
    await call;
    expect(got).toEqual([1, ['unknown', 2]]);

    leave();
    leave();
    const last = connection.call('sync');
    peer.send({ event: 'known', data: 3 });
    peer.send({ reply: (await peer.frames.next()).id });
    await last;

    expect(got).toEqual([1, ['unknown', 2], ['known', 3]]);
});

/** Nothing, once it is open. */
function changed(connection: ReturnType<typeof connect>): Promise<undefined> {
    return new Promise((resolve) => connection.onState(({ state }) => state === 'open' && resolve(undefined)));
}

test('a handler that throws keeps nothing from the others', async () => {
    const uncaught: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: unknown) => uncaught.push(error) });
    const { connection } = open();
    connection.on('n', () => {
        throw new Error('mine');
    });
    const second = new Promise((resolve) => connection.on('n', resolve));

    (await server.peers.next()).send({ event: 'n', data: 7 });

    expect(await second).toBe(7);
    expect(uncaught).toEqual([new Error('mine')]);
    Reflect.deleteProperty(globalThis, 'reportError');
});

test('a call is resolved by its reply, in whatever order they come', async () => {
    const { connection } = open();
    const first = connection.call('a', { n: 1 });
    const second = connection.call('b');
    const peer = await server.peers.next();
    const [one, two] = [await peer.frames.next(), await peer.frames.next()];
    expect([one.event, one.data, two.event, 'data' in two]).toEqual(['a', { n: 1 }, 'b', false]);

    peer.send({ reply: two.id, data: 'second' });
    peer.send({ reply: two.id, data: 'twice' });
    peer.send({ reply: one.id });

    expect(await second).toBe('second');
    expect(await first).toBeUndefined();
});

test('a call is rejected by its error, with the violations', async () => {
    const { connection, errors } = open();
    const call = connection.call('chat.say', { text: '' }).catch((error: FoyerError) => error);
    const peer = await server.peers.next();
    const { id } = await peer.frames.next();
    const violations = [{ path: 'text', message: 'must not be blank' }];

    peer.send({ error: { code: 'invalid-event', event: 'chat.say', message: 'It is not valid.', violations }, reply: id });

    expect(await call).toMatchObject({ name: 'FoyerError', code: 'invalid-event', event: 'chat.say', message: 'It is not valid.', violations });
    expect(errors.rest).toEqual([]);
});

test('an error of what nobody waits for is told', async () => {
    const { connection, errors } = open();
    connection.emit('chat.say', {});
    const peer = await server.peers.next();
    expect(await peer.frames.next()).toEqual({ event: 'chat.say', data: {} });

    peer.send({ error: { code: 'forbidden', event: 'chat.say', message: 'No.' } });

    expect(await errors.next()).toMatchObject({ code: 'forbidden', event: 'chat.say', violations: [] });
});

test('a message that is no frame is told, and harms nothing', async () => {
    const { errors } = open();
    const peer = await server.peers.next();
    for (const text of ['', '{', '7', 'null', '[null]', '"text"']) {
        peer.sendText(text);
        expect(await errors.next()).toMatchObject({ code: 'malformed-frame' });
    }
    peer.send({ error: { code: 'last', message: '' } });
    expect(await errors.next()).toMatchObject({ code: 'last' });
});

test('a call without an answer is rejected after its time', async () => {
    const { connection } = open();

    await expect(connection.call('slow', {}, { timeout: 20 })).rejects.toMatchObject({ code: 'timeout', event: 'slow' });
});

test('what cannot be written as JSON is refused at once', async () => {
    const { connection } = open();
    const circle: Record<string, unknown> = {};
    circle.self = circle;

    expect(() => connection.emit('a', circle)).toThrow(TypeError);
    await expect(connection.call('a', circle)).rejects.toThrow(TypeError);
});

test.each([undefined, null, '', 7, {}])('an event of the name %j is refused at once', async (name) => {
    const { connection } = open();

    expect(() => connection.emit(name as string)).toThrow(TypeError);
    expect(() => connection.on(name as string, () => {})).toThrow(TypeError);
    await expect(connection.call(name as string)).rejects.toThrow(TypeError);
});

/** A frame of so many bytes, with characters of so many bytes. */
function sized(bytes: number, character: string): string {
    const width = Buffer.byteLength(character);
    const rest = bytes - Buffer.byteLength('{"event":"say","data":""}');
    return character.repeat(Math.floor(rest / width)) + 'x'.repeat(rest % width);
}

test.each(['x', 'é', '€', '😀'])('what the server would not take is refused, counted in bytes: %s', async (character) => {
    server.frame = 1_000;
    const { connection, changes, errors } = open();
    const peer = await server.peers.next();
    await changes.next();

    connection.emit('say', sized(1_000, character));
    expect(() => connection.emit('say', sized(1_001, character))).toThrow(expect.objectContaining({ code: 'too-large', event: 'say' }));
    await expect(connection.call('say', sized(1_001, character))).rejects.toMatchObject({ code: 'too-large', event: 'say' });
    connection.emit('after');

    expect([(await peer.frames.next()).event, (await peer.frames.next()).event]).toEqual(['say', 'after']);
    expect([changes.rest, errors.rest]).toEqual([[], []]);
});

test('what waited and is too large harms nothing else', async () => {
    server.frame = 1_000;
    const { connection, changes, errors } = open();
    const large = connection.call('large', 'x'.repeat(1_000)).catch((error: FoyerError) => error);
    connection.emit('larger', 'x'.repeat(1_000));
    const small = connection.call('small');
    const peer = await server.peers.next();
    peer.send({ reply: (await peer.frames.next()).id, data: 'done' });

    expect(await large).toMatchObject({ code: 'too-large', event: 'large' });
    expect(await errors.next()).toMatchObject({ code: 'too-large', event: 'larger' });
    expect(await small).toBe('done');
    expect(await changes.next()).toEqual({ state: 'open' });
    expect(changes.rest).toEqual([]);
});

test('a server that names no limit is sent everything', async () => {
    const { connection } = open();
    const peer = await server.peers.next();
    connection.emit('say', 'x'.repeat(200_000));

    expect((await peer.frames.next()).event).toBe('say');
});

test('without an implementation of WebSocket it says so', () => {
    const builtIn = globalThis.WebSocket;
    Reflect.deleteProperty(globalThis, 'WebSocket');
    try {
        expect(() => connect('ws://localhost/chat')).toThrow(/pass one/);
    } finally {
        if (builtIn) {
            globalThis.WebSocket = builtIn;
        }
    }
});
