// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.internal.document.Channel.Heard;
import dev.foyer.internal.document.Channel.Told;
import org.jspecify.annotations.Nullable;

/**
 * Writes the contract as AsyncAPI 3.0: a channel for each endpoint, a message for each frame. The application is the server, so it receives
 * what clients send, and sends what they get.
 */
final class AsyncApi {

    private static final String ERROR = "error";

    private final String title;
    private final List<Channel> channels;
    private final Map<String, Schema> components;

    AsyncApi(String title, List<Channel> channels, Map<String, Schema> components) {
        this.title = title;
        this.channels = channels;
        this.components = components;
    }

    String write() {
        var operations = new LinkedHashMap<String, Object>();
        var documented = new LinkedHashMap<String, Object>();
        for (Channel channel : channels) {
            documented.put(channel.name(), channel(channel));
            channel.heard()
                    .forEach(event ->
                            operations.put(channel.name() + ".receive." + event.name(), receive(channel, event)));
            channel.told()
                    .forEach(event -> operations.put(channel.name() + ".send." + event.name(), send(channel, event)));
        }
        var document = map("asyncapi", "3.0.0");
        document.put("info", map("title", title, "version", "1"));
        document.put("defaultContentType", "application/json");
        document.put("channels", documented);
        document.put("operations", operations);
        document.put("components", map("schemas", components, "messages", map(ERROR, map("payload", error()))));
        return JsonTree.write(document) + "\n";
    }

    private static Map<String, Object> channel(Channel channel) {
        var messages = new LinkedHashMap<String, Object>();
        for (Heard event : channel.heard()) {
            messages.put(event.name(), map("payload", asked(event)));
            messages.put(reply(event), map("payload", answer(event.reply())));
        }
        for (Told event : channel.told()) {
            messages.put(told(event), map("payload", emitted(event)));
        }
        messages.put(ERROR, map("$ref", "#/components/messages/" + ERROR));
        Map<String, Object> parameters = parameters(channel.address());
        var documented = map("address", channel.address(), "messages", messages);
        if (!parameters.isEmpty()) {
            documented.put("parameters", parameters);
        }
        var handshake = map(
                "method", "GET", "headers", channel.headers(), "query", channel.headers(), "bindingVersion", "0.1.0");
        documented.put("bindings", map("ws", handshake));
        return documented;
    }

    private static Map<String, Object> parameters(String address) {
        var parameters = new LinkedHashMap<String, Object>();
        for (String part : address.split("/", -1)) {
            if (part.startsWith("{") && part.endsWith("}")) {
                parameters.put(part.substring(1, part.length() - 1), Map.of());
            }
        }
        return parameters;
    }

    private static Map<String, Object> receive(Channel channel, Heard event) {
        var answers = List.of(message(channel, reply(event)), message(channel, ERROR));
        return map(
                "action", "receive",
                "channel", reference("channels", channel.name()),
                "messages", List.of(message(channel, event.name())),
                "reply", map("channel", reference("channels", channel.name()), "messages", answers));
    }

    private static Map<String, Object> send(Channel channel, Told event) {
        return map(
                "action", "send",
                "channel", reference("channels", channel.name()),
                "messages", List.of(message(channel, told(event))));
    }

    private static String reply(Heard event) {
        return event.name() + " reply";
    }

    /** A name of its own, as an event of that name may be heard, too. */
    private static String told(Told event) {
        return event.name() + " event";
    }

    private static Schema asked(Heard event) {
        Schema name = event.name().equals("*")
                ? Schema.of("string")
                : Schema.of("string").with("const", event.name());
        Schema frame = Schema.of("object").property("event", name, true);
        Schema data = event.data();
        if (data != null) {
            frame.property("data", data, event.needed());
        }
        return frame.property("id", id(), false);
    }

    private static Schema emitted(Told event) {
        return Schema.of("object")
                .property("event", Schema.of("string").with("const", event.name()), true)
                .property("room", Schema.of("string"), false)
                .property("data", event.data(), true);
    }

    private static Schema answer(@Nullable Schema data) {
        Schema frame = Schema.of("object").property("reply", id(), true);
        return data == null ? frame : frame.property("data", data, false);
    }

    private static Schema error() {
        Schema violation = Schema.of("object")
                .property("path", Schema.of("string"), true)
                .property("message", Schema.of("string"), true);
        Schema told = Schema.of("object")
                .property("code", Schema.of("string"), true)
                .property("event", Schema.of("string"), false)
                .property("message", Schema.of("string"), true)
                .property("violations", Schema.of("array").with("items", violation), false);
        return Schema.of("object").property(ERROR, told, true).property("reply", id(), false);
    }

    private static Schema id() {
        return Schema.any()
                .with("oneOf", List.of(Schema.of("integer"), Schema.of("string").with("maxLength", 64)));
    }

    private static Map<String, Object> message(Channel channel, String name) {
        return reference("channels", channel.name(), "messages", name);
    }

    /** A JSON pointer in this document (RFC 6901), as a fragment of a URI. */
    private static Map<String, Object> reference(String... path) {
        var pointer = new StringBuilder("#");
        for (String part : path) {
            pointer.append('/')
                    .append(part.replace("~", "~0")
                            .replace("/", "~1")
                            .replace("%", "%25")
                            .replace(" ", "%20"));
        }
        return map("$ref", pointer.toString());
    }

    private static Map<String, Object> map(Object... entries) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
