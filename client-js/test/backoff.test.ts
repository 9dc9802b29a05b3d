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

test('the limit doubles from half a second to half a minute', () => {
    const backoff = new Backoff();

    const limits = Array.from({ length: 9 }, () => backoff.next(0, false) * 2);

    expect(limits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
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
