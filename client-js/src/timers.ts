// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** The longest time in milliseconds that a timer can be set to, some 25 days; a longer one would be over at once. */
export const LONGEST = 2 ** 31 - 1;

/** Runs something once, later. */
export function after(milliseconds: number, run: () => void): ReturnType<typeof setTimeout> {
    return setTimeout(run, Math.min(milliseconds, LONGEST));
}
