// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';

/** What a client sends. */
export interface Message {
    readonly event?: string;
    readonly data?: unknown;
    readonly id?: number;
    readonly ping?: unknown;
}

/** A connection of the reference server, which outlives its lines. */
export class Kept {
    readonly id: string;
    /** The events that have arrived. */
    readonly events: Message[] = [];
    /** How it was resumed. */
    readonly resumed: ('all' | 'rooms')[] = [];
    /** The number of messages that have arrived. */
    got = 0;
    readonly tokens = new Set<string>();
    /** The frames that the client may not have, the last of which has the number `#sent`. */
    #ring: string[] = [];
    readonly #most: number;
    #sent = 0;
    #line: WebSocket | undefined;

    constructor(id: string, most: number) {
        this.id = id;
        this.#most = most;
    }

    /** Sends one message. */
    send(...frames: object[]): void {
        this.#sent += frames.length;
        this.#ring.push(...frames.map((frame) => JSON.stringify(frame)));
        this.#ring.splice(0, this.#ring.length - this.#most);
        this.#line?.send(JSON.stringify(frames.length === 1 ? frames[0] : frames));
    }

    pong(): void {
        this.send({ pong: this.got });
    }

    /** Takes a line. */
    attach(line: WebSocket): void {
        this.#line = line;
    }

    /** Loses a line, unless it has another one already. Returns whether it did. */
    detach(line: WebSocket): boolean {
        const mine = this.#line === line;
        if (mine) {
            this.#line = undefined;
        }
        return mine;
    }

    /** Takes a line of a client that has seen so many frames. */
    resume(line: WebSocket, seen: number, token: string): void {
        const old = this.#line;
        old?.close(4502);
        old?.terminate();
        this.#line = undefined;
        const dropped = this.#sent - this.#ring.length;
        const all = seen >= dropped;
        this.resumed.push(all ? 'all' : 'rooms');
        this.#ring.splice(0, seen - dropped);
        const { id, got } = this;
        const welcome = { connection: id, heartbeat: 0, resume: { token, window: 30_000 }, resumed: all ? 'all' : 'rooms', got, ...(all ? {} : { seen: dropped }) };
        line.send(JSON.stringify({ welcome }));
        this.#ring.forEach((frame) => line.send(frame));
        this.#line = line;
    }
}

/** A server that resumes as docs/reference/wire-format.md says, section "Resume": without a clock, so that what it keeps it keeps for ever. */
export class ResumingServer {
    readonly connections: Kept[] = [];
    readonly #http = createServer();
    readonly #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'foyer.v1' });
    readonly #kept = new Map<string, Kept>();
    readonly #opened: (connection: Kept) => void;
    readonly #received: (connection: Kept, message: Message) => void;
    readonly #most: number;
    #tokens = 0;

    /** Keeps so many frames of each connection at most. */
    constructor(opened: (connection: Kept) => void, received: (connection: Kept, message: Message) => void, most = Infinity) {
        this.#opened = opened;
        this.#received = received;
        this.#most = most;
        this.#http.on('upgrade', (request, socket, head) => {
            const offered = /foyer\.resume(?:\.(\w+)\.(\d+))?/.exec(request.headers['sec-websocket-protocol'] ?? '');
            this.#sockets.handleUpgrade(request, socket, head, (line) => this.#accept(line, offered));
        });
    }

    /** A client comes. */
    accept(line: Duplex): void {
        line.on('error', () => {});
        this.#http.emit('connection', line);
    }

    #accept(line: WebSocket, offered: RegExpExecArray | null): void {
        const known = this.#kept.get(offered?.[1] ?? '');
        const token = `t${++this.#tokens}`;
        const connection = known ?? new Kept(`c${this.connections.length + 1}`, this.#most);
        this.#kept.set(token, connection);
        let older: string[] = [...connection.tokens];
        connection.tokens.add(token);
        line.on('message', (text) => {
            older.forEach((one) => this.#forget(connection, one));
            older = [];
            this.#take(connection, JSON.parse(String(text)));
        });
        line.on('close', (code) => {
            if (connection.detach(line) && ![1001, 1005, 1006].includes(code)) {
                [...connection.tokens].forEach((one) => this.#forget(connection, one));
            }
        });
        if (known) {
            known.resume(line, Number(offered![2]), token);
        } else {
            this.connections.push(connection);
            connection.attach(line);
            this.#opened(connection);
            connection.send({ welcome: { connection: connection.id, heartbeat: 0, ...(offered ? { resume: { token, window: 30_000 } } : {}) } });
        }
    }

    #forget(connection: Kept, token: string): void {
        connection.tokens.delete(token);
        this.#kept.delete(token);
    }

    #take(connection: Kept, message: Message): void {
        connection.got++;
        if (message.ping !== undefined) {
            connection.pong();
        } else {
            connection.events.push(message);
            this.#received(connection, message);
        }
    }
}
