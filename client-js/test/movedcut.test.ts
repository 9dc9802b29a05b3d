// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { type Reset, connect } from '../src/index.js';
import { PATIENCE, type Measured, type Passed, each, measured, upTo, withoutPauses } from './bytes.js';
import { type Cut, cutting } from './cable.js';
import { History, type Kept, type Message, ResumingServer } from './resuming.js';

const ROUNDS = 4;

withoutPauses();

/** A line of a conversation: the node to which it goes, and where it is cut. */
type Leg = Cut & { readonly node: number };

/** What a conversation has come to. */
interface Outcome {
    /** The numbers of the events of the room. */
    readonly seen: unknown[];
    readonly answers: unknown[];
    readonly resets: Reset[];
    readonly told: unknown[];
    readonly ids: Set<string | undefined>;
    /** What the connection was at one node after the other. */
    readonly connections: Kept[];
    readonly lines: Measured[];
}

/** A conversation in a room that keeps a history, over lines to several nodes; those after the last leg go to its node. */
async function talk(...legs: Leg[]): Promise<Outcome> {
    const room = new History('lobby');
    const received = (kept: Kept, { event, data, id }: Message) => {
        room.emit('n');
        if (event === 'ask') {
            kept.pong();
            kept.send({ reply: id, data });
        }
    };
    const server = new ResumingServer((kept) => room.join(kept), received, Infinity, room);
    const { WebSocket, cables } = cutting(legs, (line, index) => server.accept(line, (legs[index] ?? legs.at(-1))?.node));
    const connection = connect('ws://localhost/', { WebSocket: WebSocket as never });
    const [seen, answers, told]: unknown[][] = [[], [], []];
    const [resets, ids] = [[] as Reset[], new Set<string | undefined>()];
    connection.on('n', (data) => seen!.push(data));
    connection.onReset((reset) => resets.push(reset));
    connection.onError((error) => told!.push(error));
    connection.onMissed((missed) => told!.push(missed));
    connection.onState(({ state }) => state === 'open' && ids.add(connection.id));
    for (let round = 1; round <= ROUNDS; round++) {
        connection.emit('say', round);
        answers!.push(await connection.call('ask', round, { timeout: 5_000 }).catch((error) => error.code));
    }
    const last = async (): Promise<unknown> => connection.call('ask', 'last', { timeout: 5_000 }).catch(last); // the end of this may be lost, too
    answers!.push(await last());
    const lines = cables.map(measured);
    connection.close();
    return { seen: seen!, answers: answers!, resets, told: told!, ids, connections: server.connections, lines };
}

/** Nothing of the room is lost or repeated, nothing reaches the server twice or in disorder, and calls are answered or lost. */
function check({ seen, answers, resets, told, ids, connections }: Outcome, k: number): void {
    const arrived = connections.flatMap(({ events }) => events.map(({ event, data }) => `${event} ${data}`));
    const moves = connections.length - 1;
    const lost = answers.filter((answer) => answer === 'lost').length;
    expect([k, seen]).toEqual([k, upTo(arrived.length)]);
    expect([k, answers]).toEqual([k, [...upTo(ROUNDS), 'last'].map((round, i) => (answers[i] === 'lost' ? 'lost' : round))]);
    expect([k, told, [...ids]]).toEqual([k, [], ['c1']]);
    expect(lost <= resets.length && resets.length <= moves, `cut after ${k}: ${lost} calls lost, ${resets.length} resets, ${moves} moves`).toBe(true);
    expect(resets.every(({ moved }) => moved)).toBe(true);
    const said = arrived.filter((one) => !one.endsWith('last'));
    expect([k, said]).toEqual([k, SAID.filter((one) => said.includes(one))]);
}

const SAID = upTo(ROUNDS).flatMap((round) => [`say ${round}`, `ask ${round}`]);

/** Somewhere in the middle of a conversation that has no need of another line. */
async function middle(): Promise<Leg> {
    return { node: 1, down: Math.floor((await talk({ node: 1 })).lines[0]!.down * 0.6) };
}

test('Q3: at another node the room goes on where it was', async () => {
    const outcome = await talk(await middle(), { node: 2 });

    check(outcome, 0);
    expect([outcome.lines.length, outcome.connections.length, outcome.resets]).toEqual([2, 2, [{ moved: true }]]);
});

test.each<[keyof Passed, boolean]>([
    ['up', false],
    ['down', false],
    ['up', true],
    ['down', true],
])('Q3: cut after any byte %s, at the next node nothing of the room is lost or repeated; not noticed by the first: %s', async (direction, unnoticed) => {
    const line = (await talk({ node: 1 })).lines[0]!;
    const welcome = line.handshake.down + 150; // before it, there is nothing to come back to
    const known = { ...line, handshake: { ...line.handshake, down: welcome } };
    await each(known, direction, (k) => talk({ node: 1, [direction]: k, unnoticed }, { node: 2 }), (outcome, k) => {
        if (k >= known.handshake[direction]) {
            check(outcome, k);
            expect([k, outcome.lines.length, outcome.resets]).toEqual([k, 2, [{ moved: true }]]);
        }
    });
}, PATIENCE);

test.each<[keyof Passed, string, number]>([
    ['up', 'that node', 2],
    ['down', 'that node', 2],
    ['up', 'a third one', 3],
    ['down', 'a third one', 3],
    ['down', 'the first one', 1],
])('Q3: cut after any byte %s at the node to which it has moved, it goes on at %s', async (direction, _, node) => {
    const first = await middle();
    const line = (await talk(first, { node: 2 })).lines[1]!;
    await each(line, direction, (k) => talk(first, { node: 2, [direction]: k }, { node }), (outcome, k) => {
        check(outcome, k);
        expect([k, outcome.lines.length]).toEqual([k, 3]);
    });
}, PATIENCE);
