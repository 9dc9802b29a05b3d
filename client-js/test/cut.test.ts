// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { connect } from '../src/index.js';
import { PATIENCE, type Measured, type Passed, each, measured, upTo, withoutPauses } from './bytes.js';
import { type Cut, cutting } from './cable.js';
import { type Kept, type Message, ResumingServer } from './resuming.js';

const ROUNDS = 4;
/** The bytes of the first event and the welcome, at most. */
const WELCOME = 150;
const EVENTS = 4 * ROUNDS + 1;

withoutPauses();

/** What a conversation has come to. */
interface Outcome {
    readonly seen: unknown[];
    readonly answers: unknown[];
    readonly resets: number;
    readonly errors: unknown[];
    readonly connections: Kept[];
    /** How much has passed on each line. */
    readonly lines: Measured[];
}

/** A conversation in both directions, over lines that are cut. */
async function talk(...cuts: Cut[]): Promise<Outcome> {
    const numbers = new Map<Kept, number>();
    const n = (kept: Kept) => {
        const data = (numbers.get(kept) ?? 0) + 1;
        numbers.set(kept, data);
        return { event: 'n', data };
    };
    const received = (kept: Kept, { event, data, id }: Message) => {
        kept.send(n(kept));
        if (event === 'ask') {
            kept.pong();
            kept.send(n(kept), { reply: id, data }, n(kept));
        }
    };
    const server = new ResumingServer((kept) => kept.send(n(kept)), received);
    const { WebSocket, cables } = cutting(cuts, (line) => server.accept(line));
    const connection = connect('ws://localhost/', { WebSocket: WebSocket as never });
    const [seen, answers, errors]: unknown[][] = [[], [], []];
    let resets = 0;
    connection.on('n', (data) => seen!.push(data));
    connection.onReset(() => resets++);
    connection.onError((error) => errors!.push(error));
    for (let round = 1; round <= ROUNDS; round++) {
        connection.emit('say', round);
        answers!.push(await connection.call('ask', round, { timeout: 5_000 }).catch((error) => error.code));
    }
    const lines = cables.map(measured);
    connection.close();
    return { seen: seen!, answers: answers!, resets, errors: errors!, connections: server.connections, lines };
}

const SAID = upTo(ROUNDS).flatMap((round) => [`say ${round}`, `ask ${round}`]);

/** Everything, each once and in order. */
function complete({ seen, answers, resets, errors, connections }: Outcome): object {
    const arrived = connections.at(-1)!.events.map(({ event, data }) => `${event} ${data}`);
    return { seen, answers, resets, errors, arrived };
}

const COMPLETE = { seen: upTo(EVENTS), answers: upTo(ROUNDS), resets: 0, errors: [], arrived: SAID };

test('Q1: a line that holds is enough', async () => {
    const outcome = await talk();

    expect([complete(outcome), outcome.lines.length]).toEqual([COMPLETE, 1]);
});

test.each<[keyof Passed, boolean]>([
    ['up', false],
    ['down', false],
    ['up', true],
    ['down', true],
])('Q1: cut after any byte %s, nothing is lost or repeated; not noticed by the server: %s', async (direction, unnoticed) => {
    const line = (await talk()).lines[0]!;
    await each(line, direction, (k) => talk({ [direction]: k, unnoticed }), (outcome, k) => {
        const { connections, lines } = outcome;
        // Without the welcome there is nothing to come back to, and the first event is told again.
        const anew = connections.length === 2;
        const seen = anew && outcome.seen[1] === 1 ? outcome.seen.slice(1) : outcome.seen;
        expect([k, complete({ ...outcome, seen })]).toEqual([k, COMPLETE]);
        expect([k, lines.length]).toEqual([k, 2]);
        expect(anew && k > line.handshake[direction] + WELCOME).toBe(false);
    });
}, PATIENCE);

test.each(['up', 'down'] as const)('Q1: cut again, after any byte %s of the line with which it comes back, nothing is lost or repeated', async (direction) => {
    const first = { down: Math.floor((await talk()).lines[0]!.down * 0.6) };
    const line = (await talk(first)).lines[1]!;
    await each(line, direction, (k) => talk(first, { [direction]: k }), (outcome, k) => {
        expect([k, complete(outcome), outcome.connections.length]).toEqual([k, COMPLETE, 1]);
        expect([k, outcome.lines.length]).toEqual([k, 3]);
    });
}, PATIENCE);
