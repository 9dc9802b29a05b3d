// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What a new value, or a merge patch (RFC 7396), makes of the value before, which stays as it is. The result is frozen, and each part of it
 * that is equal to a part of the one before is the same object, so that who compares them sees what has changed. Objects have no prototype,
 * so that a key is never more than a key; `null` in an object is the same as nothing.
 */
export function merged(before: unknown, given: unknown, patch: boolean): unknown {
    if (!isObject(given)) {
        return given;
    }
    const list = Array.isArray(given);
    const old = isObject(before) && Array.isArray(before) === list ? before : undefined;
    const next: Tree = list ? [] : Object.assign(Object.create(null), patch && old);
    for (const [key, one] of Object.entries(given)) {
        if (one === null && !list) {
            delete next[key];
        } else {
            next[key] = merged(old?.[key], one, patch && !list);
        }
    }
    const keys = Object.keys(next);
    const equal = old && keys.length === Object.keys(old).length && keys.every((key) => next[key] === old[key]);
    return equal ? old : Object.freeze(next);
}

type Tree = Record<string, unknown>;

/** Also a list. */
export function isObject(value: unknown): value is Tree {
    return typeof value === 'object' && value !== null;
}
