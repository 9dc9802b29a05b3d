// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { Sent, type Waiting } from '../src/sent.js';
import type { FoyerError } from '../src/index.js';
import { open, server, withServer } from './fixture.js';
import { back, cut, events, resumable } from './resumable.js';

withServer();

const message = (event: string, frame = event): Waiting => ({ event, frame, id: undefined });

/** Sends so many. */
function filled(count: number): Sent {
    const sent = new Sent();
    for (let i = 1; i <= count; i++) {
        sent.add(message(`m${i}`));
    }
    return sent;
}

test('Q6: what has arrived is forgotten, what has not is taken out, and the numbers go on from there', () => {
    const sent = filled(4);
    sent.arrived(2);
    sent.arrived(1); // a late one
    expect(sent.take(3).map(({ event }) => event)).toEqual(['m4']);

    sent.add(message('n4'));
    sent.add();
    sent.add(message('n6'));
    sent.arrived(4);

    expect(sent.take(4)).toEqual([message('n6')]);
});

test('Q6: a server that tells of more than was sent harms nothing', () => {
    const sent = filled(2);
    sent.arrived(50);
    sent.add(message('m3'));

    expect(sent.take(2)).toEqual([message('m3')]);
});

test('Q6: beyond a thousand messages the oldest lose their text', () => {
    const missing = filled(1_002).take(0);

    expect(missing.filter(({ frame }) => frame === '').map(({ event }) => event)).toEqual(['m1', 'm2']);
    expect(missing.slice(2).every(({ event, frame }) => event === frame)).toBe(true);
});

test('Q6: so they do beyond a million characters', () => {
    const sent = new Sent();
    ['a', 'b', 'c'].forEach((event) => sent.add(message(event, 'x'.repeat(2 ** 19))));
    expect(sent.take(0).map(({ frame }) => frame.length)).toEqual([0, 2 ** 19, 2 ** 19]);

    sent.add(message('d', 'x'.repeat(2 ** 20 + 1)));
    sent.add(message('e'));
    expect(sent.take(0).map(({ frame }) => frame.length)).toEqual([0, 1]);
});

test('Q6: the limit is the same one after some have arrived', () => {
    const sent = filled(1_002);
    sent.arrived(2);
    sent.add(message('last'));

    expect(sent.take(2).slice(0, 2).map(({ frame }) => frame)).toEqual(['', 'm4']);
});

test('Q6: what has arrived leaves room', () => {
    const sent = filled(1_002);
    sent.arrived(1);
    filled(999).take(0).forEach((one) => sent.add(one)); // 2,000, of which the first thousand have no text
    sent.arrived(1_001);

    const missing = sent.take(1_001);
    expect([missing.length, missing.filter(({ frame }) => frame === '').length]).toEqual([1_000, 0]);
    ['a', 'b'].forEach((event) => sent.add(message(event, 'x'.repeat(2 ** 19))));
    sent.arrived(1_002);
    sent.add(message('c', 'x'.repeat(2 ** 19)));
    expect(sent.take(1_002).map(({ frame }) => frame.length)).toEqual([2 ** 19, 2 ** 19]);
});

test('Q6: after fifty messages the client asks how many have arrived, once until there is an answer', async () => {
    server.pongs = false;
    const { connection, peer } = await resumable();
    const emit = (count: number) => Array.from({ length: count }, () => connection.emit('n'));
    emit(120);

    const frames = [];
    for (let i = 0; i < 121; i++) {
        frames.push(await peer.frames.next());
    }
    expect(frames.flatMap((frame, i) => ('ping' in frame ? [i] : []))).toEqual([50]);
    peer.send({ pong: 51 }); // 70 are left
    expect(await peer.frames.next()).toEqual({ ping: 1 });
    peer.send({ pong: 122 });
    const call = connection.call('sync');
    peer.send({ reply: (await peer.frames.next()).id });
    await call; // the 123rd
    emit(49);
    expect(await events(peer, 50)).toEqual([...Array.from({ length: 49 }, () => 'n'), undefined]);
});

test('Q6: large messages count as many', async () => {
    server.pongs = false;
    const { connection, peer } = await resumable();
    connection.emit('large', 'x'.repeat(2 ** 19));

    expect(await events(peer, 2)).toEqual(['large', undefined]);
});

test('Q6: a server that does not resume is not asked', async () => {
    server.pongs = false;
    const { connection, changes } = open();
    const peer = await server.peers.next();
    await changes.next();
    Array.from({ length: 60 }, () => connection.emit('n'));
    connection.emit('last');

    expect((await events(peer, 61)).at(-1)).toBe('last');
});

test('Q6: what cannot be sent again is told, and everything else is sent', async () => {
    server.pongs = false;
    const resumed = await resumable();
    const { connection, changes, errors, resets, peer } = resumed;
    const call = connection.call('call').catch((error: FoyerError) => error);
    connection.emit('event');
    for (let i = 1; i <= 999; i++) { // and a ping
        connection.emit(`n${i}`);
    }
    await peer.frames.next();
    const next = await cut(resumed);
    next.send(back());

    expect(await changes.next()).toEqual({ state: 'open', resumed: false });
    expect(await call).toMatchObject({ code: 'dropped', event: 'call', message: expect.stringMatching(/^Lost/) });
    expect(await errors.next()).toMatchObject({ code: 'dropped', event: 'event' });
    expect([errors.rest, await resets.next(), resets.rest]).toEqual([[], 'resuming', []]);
    const all = (await events(next, 1_000)).filter((event) => event !== undefined);
    expect([all.length, all[0], all.at(-1)]).toEqual([999, 'n1', 'n999']);
});

test('Q6: if it turns out to have arrived, there is nothing to tell', async () => {
    server.pongs = false;
    const resumed = await resumable();
    const { connection, changes, errors, peer } = resumed;
    for (let i = 1; i <= 1_100; i++) {
        connection.emit(`n${i}`);
    }
    await peer.frames.next();
    const next = await cut(resumed);
    next.send(back({ got: 1_101 })); // and the ping

    expect(await changes.next()).toEqual({ state: 'open', resumed: true });
    connection.emit('next');
    expect([(await next.frames.next()).event, errors.rest]).toEqual(['next', []]);
});

test('Q6: a listener of the reset may close the connection, and start it again', async () => {
    const resumed = await resumable();
    const { connection, changes } = resumed;
    const stop = connection.onReset(() => {
        stop();
        connection.close();
        connection.reconnect();
    });
    const next = await cut(resumed);
    next.send(back({ resumed: 'rooms', seen: 1 }));

    expect([(await changes.next()).state, (await changes.next()).state]).toEqual(['closed', 'connecting']);
    expect(connection.state).toBe('connecting');
    expect((await server.peers.next()).protocols.at(-1)).toBe('foyer.resume');
    expect(changes.rest).toEqual([]);
});
