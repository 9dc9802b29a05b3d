// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heart } from '../src/heart.js';

let pings: number;
let missed: number;

beforeEach(() => {
    vi.useFakeTimers();
    pings = missed = 0;
});
afterEach(() => {
    vi.useRealTimers();
});

const heart = (interval: number) => new Heart(interval, () => pings++, () => missed++);

test('pings at each interval while it is answered', () => {
    const beating = heart(25_000);
    for (let i = 0; i < 10; i++) {
        vi.advanceTimersByTime(25_000);
        beating.heard(true);
    }

    expect([pings, missed]).toEqual([10, 0]);
});

test('whoever says nothing between two beats is gone', () => {
    heart(25_000);

    vi.advanceTimersByTime(49_999);
    expect([pings, missed]).toEqual([1, 0]);
    vi.advanceTimersByTime(1);

    expect(missed).toBe(1);
});

test('anything that comes is an answer', () => {
    const beating = heart(25_000);
    vi.advanceTimersByTime(25_000);
    beating.heard(false);
    vi.advanceTimersByTime(25_000);

    expect(missed).toBe(0);
});

test('in doubt it wants an answer within five seconds', () => {
    const beating = heart(25_000);
    beating.doubt();
    beating.doubt();
    expect(pings).toBe(1);

    vi.advanceTimersByTime(5_000);

    expect(missed).toBe(1);
});

test('a doubt ends with an answer', () => {
    const beating = heart(0);
    beating.doubt();
    beating.heard(true);
    vi.advanceTimersByTime(60_000);

    expect([pings, missed]).toEqual([1, 0]);
});

test('what comes right after the doubt may have waited here, and is no answer', () => {
    const beating = heart(25_000);
    beating.doubt();
    vi.advanceTimersByTime(900);
    beating.heard(false);
    vi.advanceTimersByTime(4_100);

    expect(missed).toBe(1);
});

test('what comes later is one', () => {
    const beating = heart(25_000);
    beating.doubt();
    vi.advanceTimersByTime(2_000);
    beating.heard(false);
    vi.advanceTimersByTime(20_000);

    expect(missed).toBe(0);
});

test('stopped, it neither pings nor misses', () => {
    const beating = heart(25_000);
    beating.doubt();
    beating.stop();
    vi.advanceTimersByTime(120_000);

    expect([pings, missed]).toEqual([1, 0]);
});

test('an interval that no timer can take is a long one', () => {
    let pings = 0;
    const heart = new Heart(2 ** 31, () => pings++, () => {});

    vi.advanceTimersByTime(60_000);
    heart.stop();

    expect(pings).toBe(0);
});
