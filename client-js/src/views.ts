// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { Listeners, safely } from './listeners.js';
import type { Unsubscribe } from './types.js';

/** What is shown of one room. */
export abstract class View<P, V> {
    /** The position of what is known. Without one, changes have nothing to be applied to. */
    protected position: P | undefined;
    #known = false;
    readonly #listeners = new Listeners<[V]>();

    subscribe(handler: (view: V) => void): Unsubscribe {
        const unsubscribe = this.#listeners.add(handler);
        if (this.#known) {
            safely(handler, this as unknown as V);
        }
        return unsubscribe;
    }

    /** The connection is another one: whatever comes next is complete. */
    lost(): void {
        this.position = undefined;
    }

    /** The connection has left the room, or is closed. */
    forget(): void {
        if (this.#known) {
            this.clear();
            this.tell(undefined, false);
        }
    }

    protected abstract clear(): void;

    protected tell(position: P | undefined, known = true): void {
        this.position = position;
        this.#known = known;
        this.#listeners.tell(this as unknown as V);
    }
}
