// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Whole numbers below a bound, the same ones for the same seed (mulberry32). */
export function dice(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
}

/** Names as people choose them, and names that mean something to JavaScript. */
const NAMES = ['a', 'b', 'c', 'title', '', '0', '1', 'length', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'ä/~', 'x y'];
const LEAVES = [0, -1, 1.5, '', 'text', '__proto__', true, false];

/** A JSON object without null, which is what a room's state is. */
export function randomObject(roll: (below: number) => number, depth = 3): Record<string, unknown> {
    const count = roll(6);
    return Object.fromEntries(Array.from({ length: count }, () => [NAMES[roll(NAMES.length)]!, randomValue(roll, depth - 1)]));
}

function randomValue(roll: (below: number) => number, depth: number): unknown {
    const kind = depth > 0 ? roll(6) : 5;
    if (kind < 2) {
        return randomObject(roll, depth);
    }
    return kind === 2 ? Array.from({ length: roll(4) }, () => randomValue(roll, depth - 1)) : LEAVES[roll(LEAVES.length)];
}

/** The same object but for some changes. */
export function changed(roll: (below: number) => number, value: Record<string, unknown>): Record<string, unknown> {
    const members = new Map(Object.entries(value));
    for (let changes = 1 + roll(3); changes > 0; changes--) {
        const name = [...members.keys(), ...NAMES][roll(members.size + 3)]!;
        const one = members.get(name);
        if (roll(3) === 0) {
            members.delete(name);
        } else if (isObject(one) && roll(3) > 0) {
            members.set(name, changed(roll, one));
        } else {
            members.set(name, randomValue(roll, 3));
        }
    }
    return Object.fromEntries(members);
}

/** The merge patch (RFC 7396) from one object to another: what is in neither is not in it. */
export function difference(from: Record<string, unknown>, to: Record<string, unknown>): Record<string, unknown> {
    const [before, after] = [new Map(Object.entries(from)), new Map(Object.entries(to))];
    const patch = [...before.keys()].filter((name) => !after.has(name)).map((name): [string, unknown] => [name, null]);
    for (const [name, value] of after) {
        const earlier = before.get(name);
        if (isObject(earlier) && isObject(value)) {
            const inner = difference(earlier, value);
            if (Object.keys(inner).length > 0) {
                patch.push([name, inner]);
            }
        } else if (!before.has(name) || canonical(earlier) !== canonical(value)) {
            patch.push([name, value]);
        }
    }
    return Object.fromEntries(patch);
}

/** A text that is the same for equal values, whatever the order of their members. */
export function canonical(value: unknown): string {
    if (Array.isArray(value)) {
        return `[${value.map(canonical).join()}]`;
    }
    if (isObject(value)) {
        const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
        return `{${members.join()}}`;
    }
    return JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
