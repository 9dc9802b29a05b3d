// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { FoyerError } from './errors.js';
import { after } from './timers.js';

interface Call {
    readonly event: string;
    readonly resolve: (data: unknown) => void;
    readonly reject: (error: FoyerError) => void;
    readonly timer: ReturnType<typeof setTimeout>;
    sent: boolean;
}

/** The calls that wait for an answer. Each is settled exactly once; an id is never used again. */
export class Calls {
    readonly #pending = new Map<unknown, Call>();
    #lastId = 0;

    /** Makes a call and gives it to `send` with its id. */
    start(event: string, timeout: number, send: (id: number) => void): Promise<unknown> {
        const id = ++this.#lastId;
        return new Promise((resolve, reject) => {
            const timer = after(timeout, () => this.reject(id, 'timeout', 'No answer in time.'));
            this.#pending.set(id, { event, resolve, reject, timer, sent: false });
            try {
                send(id);
            } catch (error) {
                this.settle(id, error as FoyerError);
            }
        });
    }

    /** Whether it still waits: a call whose time is over need not be sent any more. */
    waits(id: number): boolean {
        return this.#pending.has(id);
    }

    sent(id: number): void {
        const call = this.#pending.get(id);
        if (call) {
            call.sent = true;
        }
    }

    /** Returns whether there was such a call. */
    settle(id: unknown, error?: FoyerError, data?: unknown): boolean {
        const call = this.#pending.get(id);
        this.#pending.delete(id);
        clearTimeout(call?.timer);
        if (error) {
            call?.reject(error);
        } else {
            call?.resolve(data);
        }
        return !!call;
    }

    reject(id: unknown, code: string, message: string): void {
        this.settle(id, new FoyerError(code, message, this.#pending.get(id)?.event));
    }

    /** Those that were sent, but for some: whether the server has done them is not known, so they are not sent again. */
    lost(except: ReadonlySet<unknown> = new Set()): void {
        for (const [id, { sent }] of [...this.#pending]) {
            if (sent && !except.has(id)) {
                this.reject(id, 'lost', 'Lost.');
            }
        }
    }

    closed(why: (event: string) => FoyerError): void {
        for (const [id, { event }] of [...this.#pending]) {
            this.settle(id, why(event));
        }
    }
}
