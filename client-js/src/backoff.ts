// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

import { LONGEST } from './timers.js';

const FIRST = 500;
const FACTOR = 2;
const CAP = 30_000;
const STABLE = 5_000;
const SPREAD = 5_000;

/**
 * How long to wait before the next attempt: a random time up to a limit that doubles with each failure, so that clients which were lost
 * together do not come back together. A connection that lasts five seconds sets it back; one that opens and ends at once does not.
 */
export class Backoff {
    #failures = 0;
    #openedAt: number | undefined;

    opened(now: number): void {
        this.#openedAt = now;
    }

    /**
     * The milliseconds to wait after a loss or a failed attempt.
     *
     * @param atLeast what the server asks for
     */
    next(now: number, spread: boolean, atLeast = 0): number {
        if (this.#openedAt !== undefined && now - this.#openedAt >= STABLE) {
            this.#failures = 0;
        }
        this.#openedAt = undefined;
        const limit = Math.min(CAP, FIRST * FACTOR ** this.#failures++);
        return Math.min(LONGEST, atLeast + Math.random() * (spread ? Math.max(SPREAD, limit) : limit));
    }

    reset(): void {
        this.#failures = 0;
    }
}
