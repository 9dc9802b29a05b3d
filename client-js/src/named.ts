// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** One thing for each name, made when it is first asked for. */
export class Named<T> {
    readonly #all = new Map<string, T>();
    readonly #make: (name: string) => T;

    constructor(make: (name: string) => T) {
        this.#make = make;
    }

    get(name: string): T | undefined {
        return this.#all.get(name);
    }

    /** Always the same one. */
    of(name: string): T {
        const one = this.get(name) ?? this.#make(name);
        this.#all.set(name, one);
        return one;
    }

    each(action: (one: T) => void): void {
        this.#all.forEach(action);
    }
}
