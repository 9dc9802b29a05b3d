// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

import { check } from './address.js';
import { LONGEST } from './timers.js';
import type { Pause } from './types.js';

const FACTOR = 2;
const STABLE = 5_000;
const SPREAD = 5_000;

/**
 * How long to wait before the next attempt: a random time up to a limit that doubles with each failure, so that clients which were lost
 * together do not come back together. A connection that lasts five seconds sets it back; one that opens and ends at once does not. With
 * several nodes there is no pause before the next of them, until all have failed, and none before one that had lasted is asked to resume.
 */
export class Backoff {
    readonly #first: number;
    readonly #most: number;
    readonly #nodes: number;
    #failures = 0;
    #openedAt = Infinity;

    /** Pauses of up to so many milliseconds, the first and the longest: eight seconds, so that all are back ten after a restart. */
    constructor({ first = 500, most = 8_000 }: Pause = {}, nodes = 1) {
        check(first > 0 && most > 0, 'pause');
        this.#first = first;
        this.#most = most;
        this.#nodes = nodes;
    }

    opened(now: number): void {
        this.#openedAt = now;
    }

    /**
     * The milliseconds to wait after a loss or a failed attempt.
     *
     * @param atLeast what the server asks for
     * @param same whether it goes to the same node, to resume what was lost
     */
    next(now: number, spread: boolean, atLeast = 0, same = false): number {
        const stable = now - this.#openedAt >= STABLE;
        this.#openedAt = Infinity;
        if (stable) {
            this.#failures = 0;
        }
        if (same && stable && this.#nodes > 1) {
            return 0;
        }
        const round = Math.floor(this.#failures / this.#nodes);
        if (++this.#failures % this.#nodes !== 0 && !spread && !same) {
            return 0;
        }
        const limit = Math.max(spread ? SPREAD : 0, this.#first * FACTOR ** round);
        return Math.min(LONGEST, atLeast + Math.random() * Math.min(this.#most, limit));
    }

    reset(): void {
        this.#failures = 0;
    }
}
