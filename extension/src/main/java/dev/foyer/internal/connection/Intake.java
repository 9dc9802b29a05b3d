// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.nio.ByteBuffer;

import jakarta.websocket.PongMessage;

/** Takes what arrives on a session, on the container's thread. */
public interface Intake {

    void text(String part, boolean last);

    void binary(ByteBuffer part, boolean last);

    void pong(PongMessage pong);
}
