// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.nio.ByteBuffer;

import jakarta.websocket.Session;

import dev.foyer.internal.connection.intake.Intake;

/**
 * Holds the receivers of the messages of one session.
 *
 * @param texts takes text messages
 * @param binaries takes binary messages
 * @param pongs takes the pongs that answer none of Foyer's pings
 * @param seen the session as the application sees it
 */
record Intakes(Intake<String> texts, Intake<ByteBuffer> binaries, Intake<ByteBuffer> pongs, Session seen) {}
