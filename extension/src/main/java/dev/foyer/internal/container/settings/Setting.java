// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Locale;

/** Every key of the configuration, with its default as docs/reference/configuration.md has it. */
enum Setting {
    ALLOWED_ORIGINS("foyer.allowed-origins", ""),
    HANDSHAKE_TIMEOUT("foyer.handshake.timeout", "10s"),
    EVENT_TIMEOUT("foyer.event.timeout", "30s"),
    CONNECTIONS("foyer.limits.connections", "100000"),
    FRAME_BYTES("foyer.limits.frame-bytes", "65536"),
    /** At most what JSON parsers can take. */
    JSON_DEPTH("foyer.limits.json-depth", "32", 1000),
    FRAMES_PER_SECOND("foyer.limits.frames-per-second", "100"),
    FRAMES_BURST("foyer.limits.frames-burst", "200"),
    PENDING_FRAMES("foyer.limits.pending-frames", "256"),
    ROOMS("foyer.limits.rooms", "1000"),
    PENDING_BYTES("foyer.limits.pending-bytes", "1048576"),
    CONCURRENT_EVENTS("foyer.limits.concurrent-events", "16"),
    OUTBOX_MAX_BYTES("foyer.outbox.max-bytes", "1048576"),
    OUTBOX_WINDOW("foyer.outbox.window", "24576"),
    OUTBOX_SEND_TIMEOUT("foyer.outbox.send-timeout", "10s"),
    HEARTBEAT_INTERVAL("foyer.heartbeat.interval", "25s"),
    HEARTBEAT_TIMEOUT("foyer.heartbeat.timeout", "20s"),
    SHUTDOWN_TIMEOUT("foyer.shutdown.timeout", "10s"),
    CONTRACT_SERVED("foyer.contract.served", "none");

    private final String key;
    private final String fallback;
    private final int max;

    Setting(String key, String fallback) {
        this(key, fallback, Integer.MAX_VALUE);
    }

    Setting(String key, String fallback, int max) {
        this.key = key;
        this.fallback = fallback;
        this.max = max;
    }

    String key() {
        return key;
    }

    /** What applies if nothing is configured, as it would be configured. */
    String fallback() {
        return fallback;
    }

    /** The largest number, for a setting that is one. */
    int max() {
        return max;
    }

    /** The variable of the environment for a key (MicroProfile Config 3.1, section 5.3.1). */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
