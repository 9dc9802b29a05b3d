// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Locale;

/** All keys of the configuration, each with its default as in docs/reference/configuration.md. */
enum Setting {
    ALLOWED_ORIGINS("foyer.allowed-origins", ""),
    HANDSHAKE_TIMEOUT("foyer.handshake.timeout", "10s"),
    EVENT_TIMEOUT("foyer.event.timeout", "30s"),
    CONNECTIONS("foyer.limits.connections", "100000"),
    FRAME_BYTES("foyer.limits.frame-bytes", "65536"),
    /** Does not exceed the depth that JSON parsers can take. */
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
    /** May also be 0. */
    RESUME_WINDOW("foyer.resume.window", "30s"),
    RESUME_MAX_BYTES("foyer.resume.max-bytes", "262144"),
    RESUME_MAX_PARKED("foyer.resume.max-parked", "10000"),
    LATEST_MAX_KEYS("foyer.latest.max-keys", "1000", 100_000),
    LATEST_MAX_BYTES("foyer.latest.max-bytes", "262144"),
    LATEST_KEEP("foyer.latest.keep", "10m"),
    HEARTBEAT_INTERVAL("foyer.heartbeat.interval", "25s"),
    HEARTBEAT_TIMEOUT("foyer.heartbeat.timeout", "20s"),
    SHUTDOWN_TIMEOUT("foyer.shutdown.timeout", "10s"),
    /** May also be 0. */
    SHUTDOWN_DRAIN("foyer.shutdown.drain", "0"),
    /** May also be 0. */
    AUTH_GRACE("foyer.auth.grace", "25s"),
    AUTH_TOKEN("foyer.auth.token", "header"),
    HISTORY("foyer.history", ""),
    STATE_MAX_BYTES("foyer.state.max-bytes", "262144", 16_777_216),
    STATE_MAX_ROOMS("foyer.state.max-rooms", "100000"),
    STATE_DIRECTORY("foyer.state.directory", ""),
    CONTRACT_SERVED("foyer.contract.served", "none"),
    TELEMETRY("foyer.telemetry", "metrics, traces");

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

    /** Returns the default, written as it would be configured. */
    String fallback() {
        return fallback;
    }

    /** Returns the largest number, for a setting that is a number. */
    int max() {
        return max;
    }

    /** Returns the environment variable for a key (MicroProfile Config 3.1, section 5.3.1). */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
