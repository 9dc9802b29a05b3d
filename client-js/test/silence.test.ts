// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test } from 'vitest';
import { server, withServer } from './fixture.js';
import { ANEW, KEPT, arrived, back, cut, resumable } from './resumable.js';

withServer();

const { now } = Date;
afterEach(() => {
    Date.now = now;
});

/** A connection that has given its line up, because no ping was answered. */
async function silent() {
    server.pongs = false;
    server.heartbeat = 40;
    const resumed = await resumable();
    expect(await resumed.changes.next()).toMatchObject({ state: 'resuming', code: 4001 });
    return { ...resumed, next: await server.peers.next() };
}

test('Q6: a line that is silent is left, and not closed until another has taken its place, as a close would end the connection', async () => {
    const { connection, changes, peer, next } = await silent();
    const heard: unknown[] = [];
    connection.on('n', (n) => heard.push(n));
    peer.send({ event: 'n', data: 'late' });
    expect(peer.closed.rest).toEqual([]);
    expect(next.protocols.at(-1)).toBe('foyer.resume.t1.1');
    next.send(back(), { event: 'n', data: 'once' });

    expect(await changes.next()).toEqual({ state: 'open', resumed: true });
    expect(await peer.closed.next()).toBe(4001);
    await arrived({ connection }, next);
    expect(heard).toEqual(['once']);
});

test('Q6: it is closed, too, when there is another connection', async () => {
    const { peer, next } = await silent();
    expect(peer.closed.rest).toEqual([]);
    next.send(ANEW);

    expect(await peer.closed.next()).toBe(4001);
});

test('Q6: it is closed when the application closes the connection', async () => {
    const { connection, peer } = await silent();
    expect(peer.closed.rest).toEqual([]);
    connection.close();

    expect(await peer.closed.next()).toBe(4001);
});

test('Q6: an attempt to which the server gives no welcome is left in the same way', async () => {
    const resumed = await resumable({ connectTimeout: 300 });
    const second = await cut(resumed);
    expect(await resumed.changes.next()).toMatchObject({ state: 'resuming', reason: 'No answer in time.' });
    const third = await server.peers.next();
    expect([second.closed.rest, third.protocols.at(-1)]).toEqual([[], 'foyer.resume.t1.1']);
    third.send(back());

    expect(await second.closed.next()).toBe(1000);
});

test('Q6: after the time for which the server keeps the connection, a line is closed at once', async () => {
    let time = 1_000_000;
    Date.now = () => time;
    const resumed = await resumable({ connectTimeout: 300 });
    const second = await cut(resumed);
    time += KEPT.window + 1;

    expect((await resumed.changes.next()).state).toBe('reconnecting');
    expect(await second.closed.next()).toBe(1000);
});
