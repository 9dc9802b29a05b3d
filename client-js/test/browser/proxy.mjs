// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { connect, createServer } from 'node:net';

/** A line to a server that can be cut and frozen. Resolves to its address, of the same path. */
export async function lineTo(address) {
    const target = new URL(address);
    const sockets = new Set();
    let isCut = false;
    const proxy = createServer((socket) => {
        if (isCut) {
            socket.resetAndDestroy();
            return;
        }
        const upstream = connect(target.port, target.hostname);
        socket.pipe(upstream).pipe(socket);
        const both = [socket, upstream];
        for (const [index, end] of both.entries()) {
            sockets.add(end);
            end.on('error', () => {});
            end.on('close', () => {
                sockets.delete(end);
                both[1 - index].destroy();
            });
        }
    });
    await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    proxy.unref();
    return {
        address: Object.assign(new URL(address), { host: `127.0.0.1:${proxy.address().port}` }).href,
        /** All connections end, and no new one comes about until it is mended. */
        cut() {
            isCut = true;
            sockets.forEach((socket) => socket.resetAndDestroy());
        },
        mend() {
            isCut = false;
        },
        /**
         * The connections of now stay, and nothing gets through any more: nobody is told, until the function that this returns
         * ends them. New ones are not concerned.
         */
        freeze() {
            const frozen = [...sockets];
            frozen.forEach((socket) => socket.unpipe().pause());
            return () => frozen.forEach((socket) => socket.resetAndDestroy());
        },
    };
}
