// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { FoyerError } from '../src/index.js';
import { server, withServer } from './fixture.js';
import { ANEW, KEPT, type Resumable, arrived, back, cut, events, moved, resumable } from './resumable.js';
import { type Peer, TestServer } from './server.js';

withServer();

const HISTORY = '1795877551000';

/** An event of a room that keeps a history. */
const kept = (room: string, number: number, epoch = HISTORY) => ({ at: `${epoch}-${number}`, event: 'n', room, data: number });

/** Cuts the line after some events; another node takes the connection. Returns its side, and what it is told first. */
async function move(resumed: Resumable, ...before: object[]): Promise<{ next: Peer; told: unknown }> {
    before.forEach((event) => resumed.peer.send(event));
    await arrived(resumed, resumed.peer);
    const next = await cut(resumed);
    next.send(moved());
    return { next, told: await next.frames.next() };
}

test('Q3: another node takes the connection: the same id, open, and it says that something may be lost', async () => {
    const resumed = await resumable();
    const { connection, changes, resets, reasons, errors } = resumed;
    await move(resumed);

    expect(await changes.next()).toEqual({ state: 'open', resumed: false });
    expect([connection.id, resets.rest, reasons, errors.rest]).toEqual(['c1', ['resuming'], [{ moved: true }], []]);
});

test('Q3: it is told at once how far each room has come, by the newest position, whatever came last', async () => {
    const all = [kept('a', 9), kept('a', 10), kept('a', 3), kept('b', 7), kept('b', 1, '1795877551001'), kept('b', 8), kept('__proto__', 4)];
    const { told } = await move(await resumable(), ...all, { event: 'n', room: 'plain' }, { event: 'n' });

    const [a, b] = [`${HISTORY}-10`, '1795877551001-1'];
    expect(told).toEqual(JSON.parse(`{"resume":{"a":"${a}","b":"${b}","__proto__":"${HISTORY}-4"}}`));
});

test('Q3: positions are compared as numbers, up to the largest', async () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const { told } = await move(await resumable(), kept('a', largest - 1, String(largest)), kept('a', largest, String(largest)), kept('a', 2));

    expect(told).toEqual({ resume: { a: `${largest}-${largest}` } });
});

test('Q3: without a room that keeps a history, it tells that there is none', async () => {
    const { told } = await move(await resumable(), { event: 'n', room: 'plain' });

    expect(told).toEqual({ resume: {} });
});

test('Q3: positions that came at one node are told at the next but one, and newer ones in their place', async () => {
    const resumed = await resumable();
    const { next } = await move(resumed, kept('a', 1), kept('b', 1));
    await resumed.changes.next();
    const { told } = await move({ ...resumed, peer: next }, kept('b', 2));

    expect(told).toEqual({ resume: { a: `${HISTORY}-1`, b: `${HISTORY}-2` } });
});

test('Q3: of too many rooms, those are forgotten of which nothing has come for longest', async () => {
    const rooms = Array.from({ length: 1_000 }, (_, i) => kept(`r${i}`, 1));
    const { told } = await move(await resumable(), ...rooms, kept('r0', 2), kept('new', 1));

    const positions = (told as { resume: Record<string, string> }).resume;
    expect([Object.keys(positions).length, positions['r0'], positions['r1'], positions['r2'], positions['new']])
        .toEqual([1_000, `${HISTORY}-2`, undefined, `${HISTORY}-1`, `${HISTORY}-1`]);
});

test('Q3: it never tells more than the server accepts, and the newest rather than the oldest', async () => {
    const resumed = await resumable();
    Array.from({ length: 90 }, (_, i) => kept(`room-${i}`, 1)).forEach((event) => resumed.peer.send(event));
    await arrived(resumed, resumed.peer);
    const next = await cut(resumed);
    next.send(moved({ frame: 1_000 }));

    const told = (await next.frames.next()) as { resume: Record<string, string> };
    expect(JSON.stringify(told).length).toBeLessThan(1_000);
    expect([told.resume['room-89'], told.resume['room-0']]).toEqual([`${HISTORY}-1`, undefined]);
    await arrived(resumed, next);
});

test('Q3: calls that were sent are lost and what was emitted is not sent again; what has waited follows the positions', async () => {
    const resumed = await resumable();
    const { connection, peer } = resumed;
    const underWay = connection.call('pay').catch((error: FoyerError) => error.code);
    connection.emit('emitted');
    await arrived(resumed, peer);
    const next = await cut(resumed);
    connection.emit('waits');
    const waits = connection.call('waits too');
    next.send(moved());

    expect(await next.frames.next()).toEqual({ resume: {} });
    expect((await next.frames.next()).event).toBe('waits');
    next.send({ reply: (await next.frames.next()).id, data: 'done' });
    expect([await underWay, await waits, next.frames.rest]).toEqual(['lost', 'done', []]);
});

test('Q3: what listeners send when it has moved comes after the positions, too', async () => {
    const resumed = await resumable();
    const { connection } = resumed;
    connection.onReset(() => connection.emit('load'));
    connection.onState(({ state }) => state === 'open' && connection.emit('enter'));
    const next = await cut(resumed);
    connection.emit('waits');
    next.send(moved());

    expect(await next.frames.next()).toEqual({ resume: {} });
    expect(await events(next, 3)).toEqual(['enter', 'waits', 'load']);
});

test('Q3: the reset is told before any event that follows, and what may be missing of one room as ever', async () => {
    const resumed = await resumable();
    const { connection } = resumed;
    const heard: unknown[] = [];
    connection.onReset(({ moved: has }) => heard.push(`moved: ${has}`));
    connection.onMissed(({ room }) => heard.push(`missed: ${room}`));
    connection.on('n', (data, { room }) => heard.push(`${room}: ${data}`));
    const { next } = await move(resumed, kept('a', 1), kept('b', 1));
    next.send(kept('a', 2), { missed: { room: 'b' } });
    next.send(kept('b', 9));
    await arrived(resumed, next);

    expect(heard).toEqual(['a: 1', 'b: 1', 'moved: true', 'a: 2', 'missed: b', 'b: 9']);
});

test('Q3: both sides count from zero, this welcome and the positions too, and the newest token is offered', async () => {
    const resumed = await resumable();
    const { connection } = resumed;
    const { next } = await move(resumed, kept('a', 1));
    next.send(kept('a', 2));
    ['one', 'two'].forEach((event) => connection.emit(event));
    await arrived(resumed, next); // the welcome, an event and a reply; the positions and three messages

    await resumed.changes.next();
    const last = await cut({ ...resumed, peer: next });
    expect(last.protocols.at(-1)).toBe('foyer.resume.m1.3');
    last.send(back({ got: 2 })); // the positions, and the first
    connection.emit('three');
    expect(await events(last, 2)).toEqual(['two', 'three']);
});

test('Q3: positions that have not arrived are sent again, as the node waits for them', async () => {
    const resumed = await resumable();
    const { next, told } = await move(resumed, kept('a', 1));
    resumed.connection.emit('one');
    await next.frames.next();
    await resumed.changes.next();
    const last = await cut({ ...resumed, peer: next });
    last.send(back({ got: 0 }));

    expect([await last.frames.next(), await last.frames.next()]).toEqual([told, { event: 'one' }]);
});

test('Q3: cut off before the welcome of the other node, it comes back with what it had, and its calls still wait', async () => {
    const resumed = await resumable();
    const { connection, peer } = resumed;
    const call = connection.call('pay');
    const { id } = await peer.frames.next();
    const next = await cut(resumed);
    const last = await cut({ ...resumed, peer: next });
    expect(last.protocols.at(-1)).toBe('foyer.resume.t1.1');
    last.send(back({ got: 1 }), { reply: id, data: 'paid' });

    expect([await call, resumed.reasons]).toEqual(['paid', []]);
});

test('Q3: a node that does not know the token has a new connection; positions are forgotten', async () => {
    const resumed = await resumable();
    const { connection, changes, reasons, peer } = resumed;
    peer.send(kept('a', 1));
    await arrived(resumed, peer);
    const next = await cut(resumed);
    next.send(ANEW);

    expect(await changes.next()).toEqual({ state: 'open' });
    expect([connection.id, reasons]).toEqual(['c2', [{ moved: false }]]);
    const { told } = await move({ ...resumed, peer: next });
    expect(told).toEqual({ resume: {} });
    expect(reasons).toEqual([{ moved: false }, { moved: true }]);
});

test('Q3: closed and started again, it has forgotten the positions', async () => {
    const resumed = await resumable();
    const { connection, changes, peer } = resumed;
    peer.send(kept('a', 1));
    await arrived(resumed, peer);
    connection.close();
    connection.reconnect();
    const next = await server.peers.next();
    next.send(ANEW);
    expect([(await changes.next()).state, (await changes.next()).state, (await changes.next()).state]).toEqual(['closed', 'connecting', 'open']);

    expect((await move({ ...resumed, peer: next })).told).toEqual({ resume: {} });
});

test('Q3: resumed without all frames at the same node, it says that it has not moved', async () => {
    const resumed = await resumable();
    (await cut(resumed)).send(back({ resumed: 'rooms', seen: 40 }));

    expect(await resumed.resets.next()).toBe('resuming');
    expect(resumed.reasons).toEqual([{ moved: false }]);
});

test('Q3: presences stay as they were until the other node lists them, whatever changes it tells', async () => {
    const resumed = await resumable();
    const view = resumed.connection.presence('lobby');
    const { next } = await move(resumed, { presence: { room: 'lobby', at: 1, all: { ada: { c9: {} } } } });
    next.send({ presence: { room: 'lobby', at: 2, changed: { bob: { c8: {} } } } });
    await arrived(resumed, next);
    expect([...view.users.keys()]).toEqual(['ada']);
    next.send({ presence: { room: 'lobby', at: 1, all: { eve: { c7: {} } } } });
    await arrived(resumed, next);

    expect([...view.users.keys()]).toEqual(['eve']);
});

test('Q3: closed by the listener of the reset, it tells the other node nothing', async () => {
    const resumed = await resumable();
    const { connection, changes } = resumed;
    connection.onReset(() => connection.close());
    const next = await cut(resumed);
    next.send(moved());

    expect(await changes.next()).toEqual({ state: 'closed' });
    expect([await next.closed.next(), next.frames.rest]).toEqual([1000, []]);
});

test('Q3: after 1012 the next node is offered the token, and what is sent meanwhile waits', async () => {
    const other = await TestServer.start();
    other.welcomes = false;
    try {
        const resumed = await resumable({}, [server.url, other.url]);
        const { connection, changes, peer, reasons } = resumed;
        peer.send(kept('a', 1));
        await arrived(resumed, peer);
        peer.close(1012);
        expect(await changes.next()).toMatchObject({ state: 'resuming', code: 1012 });
        connection.emit('waits');
        const next = await other.peers.next();
        expect(next.protocols.at(-1)).toBe('foyer.resume.t1.3');
        next.send(moved());

        expect([await next.frames.next(), (await next.frames.next()).event]).toEqual([{ resume: { a: `${HISTORY}-1` } }, 'waits']);
        expect([connection.state, connection.id, reasons]).toEqual(['open', 'c1', [{ moved: true }]]);
    } finally {
        await other.stop();
    }
});

test('Q3: the node that was restarted may know the token, or not', async () => {
    const resumed = await resumable();
    const { changes, peer, reasons } = resumed;
    peer.close(1012);
    expect(await changes.next()).toMatchObject({ state: 'resuming', code: 1012 });
    const next = await server.peers.next();
    expect(next.protocols.at(-1)).toBe(`foyer.resume.${KEPT.token}.1`);
    next.send(moved());
    expect(await changes.next()).toEqual({ state: 'open', resumed: false });
    next.close(1012);
    expect(await changes.next()).toMatchObject({ state: 'resuming', code: 1012 });
    const last = await server.peers.next();
    expect(last.protocols.at(-1)).toBe('foyer.resume.m1.1');
    last.send(ANEW);

    expect([await changes.next(), reasons]).toEqual([{ state: 'open' }, [{ moved: true }, { moved: false }]]);
});
