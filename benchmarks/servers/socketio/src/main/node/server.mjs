// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// The benchmark's endpoint on Socket.IO: node server.mjs <port> [<port of Redis> classic|sharded]
import { Server } from "socket.io";
import { engine } from "./engine.mjs";
import { publication, question, roomName, series } from "./events.mjs";

const [port, redis, kind] = process.argv.slice(2);
const { adapter, taken } = await engine(redis, kind);

const io = new Server({
  adapter,
  transports: ["websocket"],
  serveClient: false,
  perMessageDeflate: false,
  // The runner stops this process while it measures others; no connection may be lost by that.
  pingTimeout: 600_000,
  allowRequest: (request, decide) => decide(null, request.headers["x-user"] !== undefined),
});

io.on("connection", (socket) => {
  socket.data.user = socket.handshake.headers["x-user"];

  on(socket, "join", roomName, (name, reply) => {
    socket.join(name.room);
    reply(name);
  });

  on(socket, "leave", roomName, (name, reply) => {
    socket.leave(name.room);
    reply(name);
  });

  on(socket, "ask", question, (asked, reply) => reply(asked));

  on(socket, "publish", publication, (published) => {
    io.to(published.room).emit("published", published);
  });

  on(socket, "burst", series, ({ count, ...first }, reply) => {
    for (let i = 0; i < count; i++) {
      io.to(first.room).emit("published", { ...first, seq: first.seq + i });
    }
    taken().then(() => reply({ room: first.room }));
  });
});

io.listen(Number(port));

// An error that a listener throws would end the process; here it ends the connection.
function on(socket, event, typed, listener) {
  socket.on(event, (data, reply) => {
    try {
      listener(typed(data), reply);
    } catch (error) {
      console.error(error.message);
      socket.disconnect(true);
    }
  });
}
