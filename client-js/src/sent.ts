// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** What is sent, or waits for a connection: a frame as it will be sent, and the id of the call if it is one. */
export interface Waiting {
    readonly event: string;
    readonly frame: string;
    readonly id?: number | undefined;
}

/** From here on, the server is asked how many have arrived. */
const MANY = 50;

/** So many messages, and so many characters, are kept to be sent again. */
const MOST = 1_000;
const LARGEST = 2 ** 20;

/**
 * What was sent and is not known to have arrived, in order, so that it can be sent again. Beyond its limits, the oldest lose their text: of
 * those it can only be told that they are lost, should they turn out not to have arrived.
 */
export class Sent {
    #arrived = 0;
    /** What was sent after those that have arrived. A ping is counted, and nobody misses it. */
    #others: (Waiting | undefined)[] = [];
    /** How many of the others have no text any more. */
    #bare = 0;
    #size = 0;

    /** Whether it is time to ask how many have arrived. */
    get much(): boolean {
        return this.#others.length >= MANY || this.#size > LARGEST / 2;
    }

    add(one?: Waiting): void {
        this.#others.push(one);
        this.#size += size(one);
        while (this.#others.length - this.#bare > MOST || this.#size > LARGEST) {
            const oldest = this.#others[this.#bare];
            this.#size -= size(oldest);
            this.#others[this.#bare++] = oldest && { ...oldest, frame: '' };
        }
    }

    /** So many of all that was ever sent have arrived. */
    arrived(count: number): void {
        const gone = this.#others.splice(0, Math.max(0, count - this.#arrived));
        this.#arrived += gone.length;
        this.#bare = Math.max(0, this.#bare - gone.length);
        this.#size -= gone.reduce((sum, one) => sum + size(one), 0);
    }

    /** Takes out what has not arrived on the last line. What is sent from now on follows those that have. */
    take(count: number): Waiting[] {
        this.arrived(count);
        const missing = this.#others.filter((one) => !!one);
        this.#arrived = count;
        this.#others = [];
        this.#bare = this.#size = 0;
        return missing;
    }
}

function size(one: Waiting | undefined): number {
    return one?.frame.length ?? 0;
}
