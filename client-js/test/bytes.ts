// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll } from 'vitest';
import type { Cable } from './cable.js';

/** For all bytes of a line, on a machine that has much else to do. */
export const PATIENCE = 120_000;

/** How many bytes of the client, and of the server. */
export interface Passed {
    readonly up: number;
    readonly down: number;
}

/** How much has passed on a line. */
export type Measured = Passed & { readonly handshake: Passed };

export function measured({ up, down, handshake }: Cable): Measured {
    return { up, down, handshake };
}

/** No pauses before another attempt, and nobody to ask why a handshake has failed. */
export function withoutPauses(): void {
    const { random } = Math;
    const { fetch } = globalThis;
    beforeAll(() => {
        Math.random = () => 0;
        globalThis.fetch = () => Promise.reject(new Error('no network'));
    });
    afterAll(() => {
        Math.random = random;
        globalThis.fetch = fetch;
    });
}

/** The numbers from 1. */
export const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

/** Talks once for each byte of a line, and for some of its handshake. */
export async function each<O>(line: Measured, direction: keyof Passed, talk: (k: number) => Promise<O>, check: (outcome: O, k: number) => void): Promise<void> {
    const all = upTo(line[direction] - 1).filter((k) => k >= line.handshake[direction] || k % 20 === 1);
    while (all.length > 0) {
        const some = all.splice(0, 20); // at the same time
        const outcomes = await Promise.all(some.map(talk));
        outcomes.forEach((outcome, i) => check(outcome, some[i]!));
    }
}
