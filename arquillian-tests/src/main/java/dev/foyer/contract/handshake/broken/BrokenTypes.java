// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.List;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;

/** An endpoint whose payloads JSON-B cannot read, whatever a client sends. */
public final class BrokenTypes {

    private BrokenTypes() {}

    public interface Shape {}

    public record Drawing(List<Shape> shapes, int number) {}

    public record Size(int number) {}

    public static class Closed {
        public int number;

        private Closed() {}
    }

    @ServerEndpoint("/types")
    public static class Endpoint {
        @OnEvent("draw")
        void draw(Drawing drawing) {}

        @OnEvent("close")
        void close(List<Closed> closed) {}

        @OnEvent("size")
        void size(Size size) {}
    }
}
