// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Unsubscribe } from './types.js';

/** Those who listen to one thing, in the order in which they came. One that throws keeps nothing from the others. */
export class Listeners<A extends unknown[]> {
    // An object for each listening, as a function may listen twice.
    readonly #all = new Set<{ handler: (...args: A) => void }>();
    #turns: A[] = [];

    add(handler: (...args: A) => void): Unsubscribe {
        const listening = { handler };
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

/** Calls a handler whose failure is its own. */
export function safely<A extends unknown[]>(handler: (...args: A) => void, ...args: A): void {
    try {
        handler(...args);
    } catch (error) {
        report(error);
    }
}

/** As an exception that nobody caught, which it is. */
function report(error: unknown): void {
    if (typeof reportError === 'function') {
        reportError(error);
    } else {
        queueMicrotask(() => {
            throw error;
        });
    }
}
