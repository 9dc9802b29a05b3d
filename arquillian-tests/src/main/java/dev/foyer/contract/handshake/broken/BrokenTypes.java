// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake.broken;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;

/** An endpoint whose payloads JSON-B cannot read, and whose headers cannot be validated, whatever a client sends. */
public final class BrokenTypes {

    private BrokenTypes() {}

    public interface Shape {}

    public record Drawing(List<Shape> shapes, int number) {}

    public record Size(int number) {}

    public static class Closed {
        public int number;

        private Closed() {}
    }

    @HandshakeHeaders
    public record Headers(
            @NotBlank String token,
            @Pattern(regexp = "[0-9]+") int version) {}

    @ServerEndpoint("/types")
    public static class Endpoint {
        @OnConnect
        void connect(Headers headers) {}

        @OnEvent("draw")
        void draw(Drawing drawing) {}

        @OnEvent("close")
        void close(List<Closed> closed) {}

        @OnEvent("size")
        void size(Size size) {}
    }
}
