// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The application's settings; docs/reference/configuration.md lists the keys.
 *
 * @param handshakeTimeout how long {@code @OnConnect} may take
 * @param eventTimeout how long a handler's stage may take
 * @param maxConnections how many connections the application may have
 * @param maxFrameBytes the largest message a client may send
 * @param maxJsonDepth how deep its JSON may be nested
 * @param framesPerSecond how many frames a connection may send a second, on average
 * @param framesBurst how many it may send at once after a pause
 * @param maxPendingFrames how many frames of one connection may wait for their handler
 * @param maxRooms how many rooms a connection may be in by joining them itself
 * @param maxPendingBytes how many bytes of them may
 * @param maxConcurrentEvents how many concurrent handlers of one connection may be under way
 * @param outboxMaxBytes how much may wait to be sent to one connection
 * @param outboxWindow how much the send buffer of a socket surely takes
 * @param outboxSendTimeout how long one send may take
 * @param heartbeatInterval how often each connection is pinged
 * @param heartbeatTimeout how long its answer may take
 * @param allowedOrigins which other origins may connect from a browser: exact, {@code *.example.com}, or {@code *}
 * @param shutdownTimeout how long {@code @OnDisconnect} may take in all when the application stops
 * @param contractServed in which forms the contract is served
 */
public record Settings(
        Duration handshakeTimeout,
        Duration eventTimeout,
        int maxConnections,
        int maxFrameBytes,
        int maxJsonDepth,
        int framesPerSecond,
        int framesBurst,
        int maxPendingFrames,
        int maxRooms,
        int maxPendingBytes,
        int maxConcurrentEvents,
        int outboxMaxBytes,
        int outboxWindow,
        Duration outboxSendTimeout,
        Duration heartbeatInterval,
        Duration heartbeatTimeout,
        List<String> allowedOrigins,
        Duration shutdownTimeout,
        Set<ContractForm> contractServed) {

    public Settings {
        allowedOrigins = List.copyOf(allowedOrigins);
        contractServed = Set.copyOf(contractServed);
    }

    /** What applies without any configuration. */
    public static final Settings DEFAULTS = new Settings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            100_000,
            64 * 1024,
            32,
            100,
            200,
            256,
            1_000,
            1024 * 1024,
            16,
            1024 * 1024,
            24 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(25),
            Duration.ofSeconds(20),
            List.of(),
            Duration.ofSeconds(10),
            Set.of());
}
