// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
// A room that remembers 4 KiB, with Colyseus: each change is sent at once, as a patch, to everybody in the room.
import http from 'node:http';
import { Room, Server, matchMaker } from '@colyseus/core';
import { schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';

const JOIN = 1;
const CHANGE = 2;
const TEXTS = 40;
const TEXT = 'x'.repeat(80);

const Board = schema({ seq: t.number(), texts: t.map('string') }, 'Board');

class BenchRoom extends Room {
    onCreate() {
        this.maxClients = Infinity;
        this.patchRate = null; // when something changes, and not by a clock
        this.state = new Board();
        for (let i = 0; i < TEXTS; i++) {
            this.state.texts.set(`place-${i}`, i + TEXT);
        }
        this.onMessage(JOIN, (client, id) => client.send(JOIN, id));
        this.onMessage(CHANGE, (client, [seq, text]) => {
            this.state.seq = seq;
            this.state.texts.set(`place-${seq % TEXTS}`, seq + text);
            this.broadcastPatch();
        });
    }
}

const server = http.createServer();
const transport = new WebSocketTransport({ noServer: true });
transport.server = server;
const game = new Server({ transport, greet: false });
game.define('bench', BenchRoom);

// everybody goes into the one room: the seat that a client would ask for before is taken on the way
server.on('upgrade', async (request, socket, head) => {
    const seat = await matchMaker.joinOrCreate('bench', {});
    request.url = `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
    transport.wss.handleUpgrade(request, socket, head, (line) => transport.wss.emit('connection', line, request));
});
await game.listen(Number(process.argv[2]));
