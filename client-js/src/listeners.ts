// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Unsubscribe } from './types.js';

/** Those who listen to one thing, in the order in which they came. One that throws keeps nothing from the others. */
export class Listeners<A extends unknown[]> {
    readonly #all = new Set<Listening<A>>();
    #turns: A[] = [];

    add(handler: (...args: A) => void): Unsubscribe {
        const listening: Listening<A> = { handler };
        this.#all.add(listening);
        return () => void this.#all.delete(listening);
    }

    /** Tells them all, also if one of them has more to tell meanwhile: everybody hears it in the same order. */
    tellInTurn(...args: A): void {
        this.#turns.push(args);
        if (this.#turns.length > 1) {
            return; // whoever tells comes to it
        }
        for (const turn of this.#turns) {
            this.tell(...turn);
        }
        this.#turns = [];
    }

    /** Returns whether there is one. */
    tell(...args: A): boolean {
        const all = [...this.#all];
        all.forEach(({ handler }) => safely(handler, ...args));
        return all.length > 0;
    }
}

/** One for each listening, as a function may listen twice. */
interface Listening<A extends unknown[]> {
    readonly handler: (...args: A) => void;
}

/** Calls a handler whose failure is its own: it is reported as an exception that nobody caught, which it is. */
export function safely<A extends unknown[]>(handler: (...args: A) => void, ...args: A): void {
    try {
        handler(...args);
    } catch (error) {
        (globalThis.reportError ?? thrown)(error);
    }
}

function thrown(error: unknown): void {
    queueMicrotask(() => {
        throw error;
    });
}
