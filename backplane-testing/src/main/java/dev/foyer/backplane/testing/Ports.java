// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.backplane.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports for processes that tests start. They lie below those that a system gives to connections (from 32768 on Linux, from 49152 elsewhere):
 * such a port would be free now, and taken by a connection before the process listens on it, or between its death and its next start.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    private Ports() {}

    /** Returns a port that nobody listens on. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one may be free
            }
        }
    }
}
