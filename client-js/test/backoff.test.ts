// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Backoff } from '../src/backoff.js';

const { random } = Math;

beforeEach(() => {
    Math.random = () => 0.5;
});
afterEach(() => {
    Math.random = random;
});

test('the limit doubles from half a second to eight seconds', () => {
    const backoff = new Backoff();

    const limits = Array.from({ length: 9 }, () => backoff.next(0, false) * 2);

    expect(limits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000, 8_000]);
});

test('with several nodes it waits when all of them have failed', () => {
    const backoff = new Backoff({}, 3);

    const limits = Array.from({ length: 9 }, () => backoff.next(0, false) * 2);

    expect(limits).toEqual([0, 0, 500, 0, 0, 1_000, 0, 0, 2_000]);
});

test('nodes that accept and close at once are a round, too', () => {
    const backoff = new Backoff({}, 2);

    const limits = Array.from({ length: 4 }, (_, i) => {
        backoff.opened(i * 10_000);
        return backoff.next(i * 10_000 + 4_999, false) * 2;
    });

    expect(limits).toEqual([0, 500, 0, 1_000]);
});

test('after a connection of five seconds the next node comes at once, wherever the round was', () => {
    const backoff = new Backoff({}, 2);
    backoff.next(0, false);
    backoff.opened(1_000);

    expect(backoff.next(6_000, false)).toBe(0);
});

test('after a restart there is a pause before the next node, too', () => {
    expect(new Backoff({}, 2).next(0, true)).toBe(2_500);
});

test('the pauses of many are spread over the whole time', () => {
    Math.random = random;

    const pauses = Array.from({ length: 1_000 }, () => new Backoff().next(0, false));

    expect(Math.min(...pauses)).toBeLessThan(50);
    expect(Math.max(...pauses)).toBeGreaterThan(450);
    expect(Math.max(...pauses)).toBeLessThan(500);
});

test('a connection of five seconds sets it back', () => {
    const backoff = new Backoff();
    backoff.next(0, false);
    backoff.next(0, false);

    backoff.opened(1_000);

    expect(backoff.next(6_000, false)).toBe(250);
});

test('one that ends at once does not, however often it opens', () => {
    const backoff = new Backoff();

    const limits = Array.from({ length: 4 }, (_, i) => {
        backoff.opened(i * 10_000);
        return backoff.next(i * 10_000 + 4_999, false) * 2;
    });

    expect(limits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('time without a connection is no uptime', () => {
    const backoff = new Backoff();
    backoff.opened(0);
    backoff.next(10, false);

    expect(backoff.next(60_000, false)).toBe(500);
});

test('after a restart everybody waits up to five seconds', () => {
    expect(new Backoff().next(0, true)).toBe(2_500);
});

test('what the server asks for comes on top', () => {
    expect(new Backoff().next(0, false, 2_000)).toBe(2_250);
});

test('the application says how long the first pause is, and the longest', () => {
    const backoff = new Backoff({ first: 100, most: 300 });

    expect(Array.from({ length: 4 }, () => backoff.next(0, false) * 2)).toEqual([100, 200, 300, 300]);
    expect(backoff.next(0, true) * 2).toBe(300);
});

test.each([{ first: 0 }, { first: -1 }, { most: 0 }, { most: NaN }, { first: 'soon' as unknown as number }])('a pause of %j is a mistake', (pause) => {
    expect(() => new Backoff(pause)).toThrow(TypeError);
});

/** When each of a thousand comes, who are lost together at 0, in milliseconds; a server that is down refuses at once. */
function attempts(until: number): { all: number[]; back: number[] } {
    const all: number[] = [];
    const back: number[] = [];
    for (let i = 0; i < 1_000; i++) {
        const backoff = new Backoff();
        let now = backoff.next(0, false);
        for (; now < until; now += backoff.next(now, false)) {
            all.push(now);
        }
        all.push(now);
        back.push(now);
    }
    return { all, back };
}

test.each([2_000, 14_000, 30_000, 120_000, 1_200_000])('after a restart of %i ms a thousand are back within ten seconds, and without a storm', (down) => {
    let seed = 7; // the same on each run
    Math.random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

    const { all, back } = attempts(down);

    expect(Math.max(...back) - down).toBeLessThan(10_000);
    const perSecond = new Map<number, number>();
    all.filter((at) => at > 4_000).forEach((at) => perSecond.set(Math.floor(at / 1_000), (perSecond.get(Math.floor(at / 1_000)) ?? 0) + 1));
    expect(Math.max(0, ...perSecond.values())).toBeLessThan(400);
});

test('Q6: with several nodes the one that was lost is asked to resume at once, if the connection had lasted', () => {
    Math.random = () => 1;
    const backoff = new Backoff({}, 3);
    backoff.opened(0);
    expect(backoff.next(5_000, false, 0, true)).toBe(0);
    expect([backoff.next(5_000, false), backoff.next(5_000, false), backoff.next(5_000, false)]).toEqual([0, 0, 500]);

    backoff.opened(10_000);
    expect(backoff.next(11_000, false, 0, true)).toBe(1_000);
});

test('Q6: with one node many are spread over the first pause', () => {
    Math.random = () => 0.5;
    const backoff = new Backoff();
    backoff.opened(0);

    expect(backoff.next(5_000, false, 0, true)).toBe(250);
});
