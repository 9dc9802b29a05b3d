// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** What waits for a connection: a frame as it will be sent, and the id of the call if it is one. */
export interface Waiting {
    readonly event: string;
    readonly frame: string;
    readonly id: number | undefined;
}

/** Holds so many at most, in order; the oldest give way. */
export class Queue {
    readonly #limit: number;
    readonly #dropped: (one: Waiting) => void;
    #waiting: Waiting[] = [];

    /** A queue that tells what it drops. */
    constructor(limit: number, dropped: (one: Waiting) => void) {
        this.#limit = limit;
        this.#dropped = dropped;
    }

    add(one: Waiting): void {
        this.#waiting.push(one);
        while (this.#waiting.length > this.#limit) {
            this.#dropped(this.#waiting.shift()!);
        }
    }

    /** Takes all that waits, the oldest first. */
    take(): Waiting[] {
        const all = this.#waiting;
        this.#waiting = [];
        return all;
    }
}
