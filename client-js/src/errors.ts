// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Violation } from './types.js';

/** What the server says of an event, or why it got no answer. */
export class FoyerError extends Error {
    /** The server's code (`invalid-event`, `forbidden`, the application's own), or `timeout`, `lost`, `dropped` or `closed`. */
    readonly code: string;
    /** The name of the event, if it is known. */
    readonly event: string | undefined;
    /** What is wrong with the event's data; empty if it is something else. */
    readonly violations: readonly Violation[];

    constructor(code: string, message: string, event?: string, violations: readonly Violation[] = []) {
        super(message);
        this.name = 'FoyerError';
        this.code = code;
        this.event = event;
        this.violations = violations;
    }
}
