// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.time.Instant;

import jakarta.json.JsonObject;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.wire.JsonText;

/** Writes an action as the end of a message's line and what follows it, and reads it. */
final class ActionText {

    private static final String EMIT = "emit";
    private static final String CLOSE = "close";
    private static final String JOIN = "join";
    private static final String LEAVE = "leave";
    private static final String MISSED = "missed";

    private ActionText() {}

    static void write(StringBuilder out, Action action) {
        if (action instanceof Emitted event) {
            JsonText.quote(out.append(",\"ev\":"), event.name());
            if (event.mode() != Mode.EVERY) {
                out.append(",\"mode\":\"").append(event.mode()).append('"');
            }
            if (event.latest() != null) {
                LatestText.write(out, event.latest());
            }
            out.append("}\n").append(event.frame().text());
        } else if (action instanceof Action.Close close) {
            kind(out, CLOSE).append(",\"code\":").append(close.closing().code());
            JsonText.quote(out.append(",\"reason\":"), close.closing().reason()).append("}\n");
        } else if (action instanceof Action.Join join) {
            write(kind(out, JOIN), join.room());
        } else if (action instanceof Action.Leave leave) {
            write(kind(out, LEAVE), leave.room());
        } else if (action instanceof Action.Missed missed) {
            kind(out, MISSED)
                    .append(",\"since\":")
                    .append(missed.since().toEpochMilli())
                    .append(",\"until\":")
                    .append(missed.until().toEpochMilli())
                    .append("}\n");
        }
    }

    private static StringBuilder kind(StringBuilder out, String kind) {
        return out.append(",\"k\":\"").append(kind).append('"');
    }

    private static void write(StringBuilder out, Group room) {
        AddressText.write(out.append(",\"room\":"), room);
        out.append("}\n");
    }

    /**
     * Reads an action.
     *
     * @param rest what follows the line
     * @throws RuntimeException if it is none, or one of an unknown kind
     */
    static Action read(JsonObject line, String rest) {
        String kind = line.getString("k", EMIT);
        return switch (kind) {
            case EMIT ->
                new Emitted(
                        line.getString("ev", ""),
                        Mode.valueOf(line.getString("mode", Mode.EVERY.name())),
                        frame(rest),
                        LatestText.read(line));
            case CLOSE -> new Action.Close(closing(line));
            case JOIN -> new Action.Join(room(line));
            case LEAVE -> new Action.Leave(room(line));
            case MISSED -> new Action.Missed(instant(line, "since"), instant(line, "until"));
            default -> throw new IllegalArgumentException("There is no such kind of message.");
        };
    }

    /** Returns what is written to clients as it is. Whatever is no object would break what they read with it. */
    private static Frame frame(String text) {
        if (!text.startsWith("{") || !text.endsWith("}") || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("This is no frame.");
        }
        return Frame.json(text);
    }

    private static Closing closing(JsonObject line) {
        var closing = new Closing(line.getInt("code"), line.getString("reason", ""));
        if (!closing.isSendable()) {
            throw new IllegalArgumentException("Nobody may send this close code.");
        }
        return closing;
    }

    private static Instant instant(JsonObject line, String member) {
        return Instant.ofEpochMilli(line.getJsonNumber(member).longValueExact());
    }

    private static Group room(JsonObject line) {
        if (AddressText.read(line.getJsonArray("room")) instanceof Group group && group.isRoom()) {
            return group;
        }
        throw new IllegalArgumentException("This is no room.");
    }
}
