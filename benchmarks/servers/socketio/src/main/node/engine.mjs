// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What connects nodes of Socket.IO: one of its adapters for Redis, or nothing if there is one node.
import { createAdapter, createShardedAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";

export async function engine(port, kind) {
  if (port === undefined) {
    return { adapter: undefined, taken: () => Promise.resolve() };
  }
  const url = `redis://127.0.0.1:${port}`;
  const publisher = createClient({ url });
  const subscriber = createClient({ url });
  await Promise.all([publisher.connect(), subscriber.connect()]);
  const create = kind === "sharded" ? createShardedAdapter : createAdapter;
  // Redis answers in order: what was published before is taken by then.
  return { adapter: create(publisher, subscriber), taken: () => publisher.ping() };
}
