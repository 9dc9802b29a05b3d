// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test } from 'vitest';
import type { FoyerError } from '../src/index.js';
import { open, server, withServer } from './fixture.js';
import { ANEW, KEPT, arrived, back, cut, events, resumable } from './resumable.js';
import { Arrivals } from './server.js';

withServer();

const { now } = Date;
afterEach(() => {
    Date.now = now;
});

test('Q6: it offers to resume, right after the protocol', async () => {
    open({ subprotocols: ['chat.v2'] });

    expect((await server.peers.next()).protocols).toEqual(['foyer.v1', 'foyer.resume', 'chat.v2']);
});

test('Q6: if the server does not say that it will, it reconnects as ever, and tells the reset', async () => {
    const { connection, changes } = open();
    const resets = new Arrivals<string>();
    connection.onReset(() => resets.add(connection.state));
    const first = await server.peers.next();
    await changes.next();
    const underWay = connection.call('pay').catch((error: FoyerError) => error.code);
    await first.frames.next();
    first.send({ pong: 1 });
    first.cut();

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code: 1006 });
    expect(await underWay).toBe('lost');
    expect((await server.peers.next()).protocols).toEqual(['foyer.v1', 'foyer.resume']);
    expect([await resets.next(), await changes.next()]).toEqual(['reconnecting', { state: 'open' }]);
    expect(resets.rest).toEqual([]);
});

test('Q6: it comes back with the token and the number of all frames, whatever they are', async () => {
    server.resume = KEPT;
    server.welcomes = false;
    const watched = open();
    const peer = await server.peers.next();
    peer.send({ event: 'early' }); // 1
    peer.send({ welcome: { connection: 'c1', heartbeat: 25_000, resume: KEPT } }, { pong: 0 }); // 2, 3
    peer.send({ event: 'a' }, { event: 'b', room: 'lobby' }, { missed: {} }); // 4 to 6
    peer.send({ presence: { room: 'lobby', at: 1, all: {} } }, { error: { code: 'no', message: '' } }, { unknown: 1 }, 7 as never); // 7 to 10
    await watched.changes.next();
    await arrived(watched, peer); // 11
    peer.cut();

    const next = await server.peers.next();
    expect(next.protocols).toEqual(['foyer.v1', 'foyer.resume.t1.11']);
    expect(next.request.url).not.toMatch(/t1|resume/);
});

test('Q6: resumed, it is the same connection, and says that nothing was lost', async () => {
    const resumed = await resumable();
    const { connection, changes, resets, errors } = resumed;
    const next = await cut(resumed);
    expect([connection.state, connection.id]).toEqual(['resuming', 'c1']);

    next.send(back(), { event: 'n' });

    expect(await changes.next()).toEqual({ state: 'open', resumed: true });
    expect([connection.id, resets.rest, errors.rest]).toEqual(['c1', [], []]);
});

test('Q6: the welcome that resumes is not counted, what follows is, and the newest token is offered', async () => {
    const resumed = await resumable();
    const next = await cut(resumed);
    expect(next.protocols.at(-1)).toBe('foyer.resume.t1.1');
    next.send(back(), { event: 'n' }, { event: 'n' });
    await resumed.changes.next();

    expect((await cut({ ...resumed, peer: next })).protocols.at(-1)).toBe('foyer.resume.t2.3');
});

test('Q6: cut off before the welcome, it comes back with what it had', async () => {
    const resumed = await resumable();
    const next = await cut(resumed);

    expect((await cut({ ...resumed, peer: next })).protocols.at(-1)).toBe('foyer.resume.t1.1');
});

test('Q6: what has not arrived is sent again, then what waits, then what is new, each once', async () => {
    const resumed = await resumable();
    const { connection, changes, peer } = resumed;
    connection.onState(({ state }) => {
        if (state === 'resuming') {
            connection.emit('d');
        } else if (state === 'open') {
            connection.emit('f');
        }
    });
    ['a', 'b', 'c'].forEach((event) => connection.emit(event));
    await peer.frames.next();
    const next = await cut(resumed);
    connection.emit('e');
    next.send(back({ got: 1 }));
    await changes.next();
    connection.emit('g');

    expect(await events(next, 6)).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
    const last = await cut({ ...resumed, peer: next });
    last.send(back({ got: 5 })); // a to e
    expect(await events(last, 4)).toEqual(['f', 'g', 'd', 'f']);
});

test('Q6: pings that were lost are not sent again, and have no number', async () => {
    server.pongs = false;
    server.heartbeat = 300;
    const resumed = await resumable();
    const { connection, changes, peer } = resumed;
    connection.emit('a');
    expect([await peer.frames.next(), await peer.frames.next()]).toEqual([{ event: 'a' }, { ping: 1 }]);
    connection.emit('b');
    const next = await cut(resumed);
    next.send(back({ got: 1 }));
    await changes.next();
    connection.emit('c');
    expect([await next.frames.next(), await next.frames.next()]).toEqual([{ event: 'b' }, { event: 'c' }]);
    const last = await cut({ ...resumed, peer: next });
    last.send(back({ got: 2 }));

    expect(await last.frames.next()).toEqual({ event: 'c' });
});

test('Q6: a call under way is answered on the next line, once', async () => {
    const resumed = await resumable();
    const { connection, peer } = resumed;
    const [one, two] = [connection.call('one'), connection.call('two')];
    const { id } = await peer.frames.next();
    const next = await cut(resumed);
    next.send(back({ got: 1 }), { reply: id, data: 1 });
    const again = await next.frames.next();
    next.send({ reply: again.id, data: 2 });

    expect([await one, again.event, await two]).toEqual([1, 'two', 2]);
    expect(next.frames.rest).toEqual([]);
});

test('Q6: the time of a call goes on, and one whose time is over is not sent again', async () => {
    const resumed = await resumable();
    const { connection, peer } = resumed;
    const short = connection.call('short', {}, { timeout: 30 });
    connection.emit('other');
    await peer.frames.next();
    const next = await cut(resumed);
    await expect(short).rejects.toMatchObject({ code: 'timeout' });
    next.send(back());

    expect((await next.frames.next()).event).toBe('other');
});

test('Q6: resumed without all frames it says so, tells the reset first, and counts as the server does', async () => {
    const resumed = await resumable();
    const { connection, changes, resets, peer } = resumed;
    const heard: unknown[] = [];
    connection.onReset(() => heard.push('reset'));
    connection.on('n', (n) => heard.push(n));
    const [arrivedCall, lostCall] = [connection.call('arrived').catch((error: FoyerError) => error.code), connection.call('again')];
    await peer.frames.next();
    const next = await cut(resumed);
    next.send(back({ resumed: 'rooms', got: 1, seen: 40 }), { event: 'n', data: 41 });

    expect(await changes.next()).toEqual({ state: 'open', resumed: false });
    expect([await arrivedCall, resets.rest, connection.id]).toEqual(['lost', ['resuming'], 'c1']);
    next.send({ reply: (await next.frames.next()).id, data: 'done' }); // 42
    expect([await lostCall, heard]).toEqual(['done', ['reset', 41]]);
    expect((await cut({ ...resumed, peer: next })).protocols.at(-1)).toBe('foyer.resume.t2.42');
});

test.each([
    ['its welcome', [ANEW, { event: 'n', data: 1 }], 2],
    ['an event', [{ event: 'n', data: 1 }, ANEW], 2],
    ['a pong', [{ pong: 1 }, ANEW, { event: 'n', data: 1 }], 3],
])('Q6: a new connection, which begins with %s, tells the reset before anything else, and counts anew', async (_, frames, seen) => {
    const resumed = await resumable();
    const { connection, changes, resets, peer } = resumed;
    const heard: unknown[] = [];
    connection.onReset(() => heard.push('reset'));
    connection.on('n', (n) => heard.push(n));
    connection.onState(({ state }) => heard.push(state));
    const underWay = connection.call('pay').catch((error: FoyerError) => error.code);
    connection.emit('gone');
    await peer.frames.next();
    const next = await cut(resumed);
    frames.forEach((frame) => next.send(frame));

    expect(await changes.next()).toEqual({ state: 'open' });
    expect([await underWay, await resets.next(), connection.id]).toEqual(['lost', 'resuming', 'c2']);
    await arrived(resumed, next);
    expect(heard.filter((one) => one !== 'open')).toEqual(['resuming', 'reset', 1]);
    expect((await cut({ ...resumed, peer: next })).protocols.at(-1)).toBe(`foyer.resume.n1.${seen + 1}`);
});

test('Q6: a line without a welcome is a new connection, too', async () => {
    const resumed = await resumable({ subprotocols: ['chat.v2'] });
    server.choose = (offered) => offered.at(-1)!;
    await cut(resumed);

    expect([await resumed.resets.next(), await resumed.changes.next()]).toEqual(['resuming', { state: 'open' }]);
});

test('Q6: before the connection has been open, there is nothing to reset', async () => {
    server.welcomes = false;
    const { connection, changes } = open();
    const resets: unknown[] = [];
    connection.onReset(() => resets.push(1));
    const first = await server.peers.next();
    first.send({ event: 'early' });
    first.cut();
    await changes.next();
    (await server.peers.next()).send(ANEW);

    expect([await changes.next(), resets]).toEqual([{ state: 'open' }, []]);
});

test('Q6: a refusal for good closes it, and the calls are lost', async () => {
    const { connection, changes, peer } = await resumable();
    const underWay = connection.call('pay').catch((error: FoyerError) => error.code);
    await peer.frames.next();
    server.refusing = { status: 403 };
    peer.cut();

    expect((await changes.next()).state).toBe('resuming');
    expect(await changes.next()).toMatchObject({ state: 'closed', problem: { status: 403 } });
    expect(await underWay).toBe('lost');
});

test('Q6: after the time for which the server keeps it, it is reconnecting, but still asks', async () => {
    let time = 0;
    Date.now = () => time;
    const resumed = await resumable();
    const { connection, changes, peer } = resumed;
    const states = new Arrivals<[string, string | undefined]>();
    connection.onState(({ state }) => states.add([state, connection.id]));
    server.refusing = { status: 503 };
    time = 1_000_000;
    peer.cut();
    expect([await states.next(), await states.next()]).toEqual([['resuming', 'c1'], ['resuming', 'c1']]);

    time += KEPT.window + 1;
    let next = await states.next();
    while (next[0] === 'resuming') { // one may have failed just before
        next = await states.next();
    }
    expect(next).toEqual(['reconnecting', undefined]);
    server.refusing = undefined;
    const late = await server.peers.next();
    expect(late.protocols.at(-1)).toBe('foyer.resume.t1.1');
    late.send(back());
    let change = await changes.next();
    while (change.state !== 'open') {
        change = await changes.next();
    }
    expect([change.resumed, connection.id]).toEqual([true, 'c1']);
});

test.each([1001, 1012, 4001])('Q6: after %i the server may keep it', async (code) => {
    const { changes, peer } = await resumable();
    peer.close(code);

    expect(await changes.next()).toMatchObject({ state: 'resuming', code });
    expect((await server.peers.next()).protocols.at(-1)).toBe('foyer.resume.t1.1');
});

test.each([1009, 1011, 1013, 3000, 4000, 4200])('Q6: with %i the server has ended it, and the calls are lost at once', async (code) => {
    const { connection, changes, peer, resets } = await resumable();
    const underWay = connection.call('pay').catch((error: FoyerError) => error.code);
    await peer.frames.next();
    peer.close(code);

    expect(await changes.next()).toMatchObject({ state: 'reconnecting', code });
    expect(await underWay).toBe('lost');
    const next = await server.peers.next();
    expect(next.protocols.at(-1)).toBe('foyer.resume');
    next.send(ANEW);
    expect([await resets.next(), await changes.next()]).toEqual(['reconnecting', { state: 'open' }]);
});

test.each([1000, 4500, 4502])('Q6: after %i it is closed, and forgets the token', async (code) => {
    const { connection, changes, peer, resets } = await resumable();
    peer.close(code);
    expect(await changes.next()).toMatchObject({ state: 'closed', code });
    connection.reconnect();

    const next = await server.peers.next();
    expect(next.protocols.at(-1)).toBe('foyer.resume');
    next.send(ANEW);
    expect(await resets.next()).toBe('connecting');
});

test('Q6: closed by the application while it resumes, it forgets the token, and calls are closed', async () => {
    const resumed = await resumable();
    const { connection, changes, errors, peer } = resumed;
    const underWay = connection.call('pay').catch((error: FoyerError) => error.code);
    await peer.frames.next();
    const next = await cut(resumed);
    connection.emit('waits');
    connection.close();

    expect(await changes.next()).toEqual({ state: 'closed' });
    expect([await underWay, (await errors.next()).code]).toEqual(['closed', 'dropped']);
    await next.closed.next();
    connection.reconnect();
    expect((await server.peers.next()).protocols.at(-1)).toBe('foyer.resume');
});
