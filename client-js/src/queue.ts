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
    readonly #wanted: (one: Waiting) => boolean;
    readonly #dropped: (one: Waiting) => void;
    #waiting: Waiting[] = [];

    /** A queue that tells what it drops, other than what nobody wants any more. */
    constructor(limit: number, wanted: (one: Waiting) => boolean, dropped: (one: Waiting) => void) {
        this.#limit = limit;
        this.#wanted = wanted;
        this.#dropped = dropped;
    }

    add(one: Waiting): void {
        this.#waiting.push(one);
        if (this.#waiting.length > this.#limit) {
            const wanted = this.take();
            const from = Math.max(0, wanted.length - this.#limit);
            this.#waiting = wanted.slice(from);
            wanted.slice(0, from).forEach(this.#dropped);
        }
    }

    /** Takes all that is still wanted, the oldest first. */
    take(): Waiting[] {
        const all = this.#waiting.filter(this.#wanted);
        this.#waiting = [];
        return all;
    }
}
