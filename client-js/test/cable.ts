// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** After how many bytes a line is cut, if it is: those of the client go up, those of the server down. */
export interface Cut {
    readonly up?: number;
    readonly down?: number;
    /** The server does not notice it. */
    readonly unnoticed?: boolean;
}

/** A line in memory. What has passed before it is cut arrives; what is written after that is gone, and the writer is not told. */
export class Cable {
    /** How many bytes have passed. */
    up = 0;
    down = 0;
    /** How many of them were of the handshake. */
    readonly handshake = { up: 0, down: 0 };
    readonly client = end((chunk) => this.#pass('up', chunk, this.server));
    readonly server = end((chunk) => this.#pass('down', chunk, this.client));
    readonly #cut: Cut;
    #broken = false;

    constructor(cut: Cut = {}) {
        this.#cut = cut;
    }

    #pass(direction: 'up' | 'down', chunk: Buffer, other: Duplex): void {
        if (this.#broken) {
            return;
        }
        const most = (this.#cut[direction] ?? Infinity) - this[direction];
        other.push(chunk.subarray(0, most));
        this.handshake[direction] ||= chunk.length;
        this[direction] += Math.min(most, chunk.length);
        if (chunk.length >= most) {
            this.#broken = true;
            this.client.push(null);
            if (!this.#cut.unnoticed) {
                this.server.push(null);
            }
        }
    }
}

function end(write: (chunk: Buffer) => void): Duplex {
    return new Duplex({
        read: () => {},
        write: (chunk, _, written) => {
            write(chunk);
            written();
        },
        final(finished) {
            finished();
        },
    });
}

/** A constructor of sockets whose lines are cut, the first as the first of these says; the others are not. */
export function cutting(cuts: Cut[], accept: (line: Duplex, index: number) => void): { WebSocket: typeof WebSocket; cables: Cable[] } {
    const cables: Cable[] = [];
    class Cutting extends WebSocket {
        constructor(url: string, protocols: string[]) {
            super(url, protocols, {
                createConnection: () => {
                    const cable = new Cable(cuts[cables.length]);
                    accept(cable.server, cables.push(cable) - 1);
                    return cable.client as never;
                },
            });
        }
    }
    return { WebSocket: Cutting as typeof WebSocket, cables };
}
