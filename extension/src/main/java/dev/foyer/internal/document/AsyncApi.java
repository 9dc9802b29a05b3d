// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.internal.document.schema.JsonTree;
import dev.foyer.internal.document.schema.Schema;

/**
 * Writes the contract as AsyncAPI 3.0: a channel for each endpoint, a message for each frame. The application is the
 * server: it receives the messages that clients send, and sends those that clients receive.
 */
final class AsyncApi {

    private static final String ERROR = "error";

    private final String title;
    private final List<EndpointContract> endpoints;
    private final Map<String, Schema> components;

    AsyncApi(String title, List<EndpointContract> endpoints, Map<String, Schema> components) {
        this.title = title;
        this.endpoints = endpoints;
        this.components = components;
    }

    String write() {
        var operations = new LinkedHashMap<String, Object>();
        var documented = new LinkedHashMap<String, Object>();
        for (EndpointContract endpoint : endpoints) {
            documented.put(endpoint.name(), channel(endpoint));
            endpoint.heard()
                    .forEach(event ->
                            operations.put(endpoint.name() + ".receive." + event.name(), receive(endpoint, event)));
            endpoint.told()
                    .events()
                    .forEach(event ->
                            operations.put(endpoint.name() + ".send." + event.name(), send(endpoint, told(event))));
            endpoint.told()
                    .presence()
                    .forEach(rooms -> operations.put(
                            endpoint.name() + ".send." + presence(rooms), send(endpoint, presence(rooms))));
            endpoint.told()
                    .states()
                    .forEach(rooms ->
                            operations.put(endpoint.name() + ".send." + state(rooms), send(endpoint, state(rooms))));
        }
        var document = map("asyncapi", "3.0.0");
        document.put("info", map("title", title, "version", "1"));
        document.put("defaultContentType", "application/json");
        document.put("channels", documented);
        document.put("operations", operations);
        document.put(
                "components", map("schemas", components, "messages", map(ERROR, map("payload", FrameSchemas.error()))));
        return JsonTree.write(document) + "\n";
    }

    private static Map<String, Object> channel(EndpointContract endpoint) {
        var messages = new LinkedHashMap<String, Object>();
        for (HeardEvent event : endpoint.heard()) {
            messages.put(event.name(), map("payload", FrameSchemas.asked(event)));
            messages.put(reply(event), map("payload", FrameSchemas.answer(event.reply())));
        }
        for (ToldEvent event : endpoint.told().events()) {
            messages.put(told(event), map("payload", FrameSchemas.emitted(event)));
        }
        for (ToldRooms rooms : endpoint.told().presence()) {
            messages.put(presence(rooms), map("payload", FrameSchemas.present(rooms)));
        }
        for (ToldRooms rooms : endpoint.told().states()) {
            messages.put(state(rooms), map("payload", FrameSchemas.state(rooms)));
        }
        messages.put(ERROR, map("$ref", "#/components/messages/" + ERROR));
        Map<String, Object> parameters = parameters(endpoint.address());
        var documented = map("address", endpoint.address(), "messages", messages);
        if (!parameters.isEmpty()) {
            documented.put("parameters", parameters);
        }
        var handshake = map(
                "method",
                "GET",
                "headers",
                endpoint.opening().headers(),
                "query",
                endpoint.opening().query(),
                "bindingVersion",
                "0.1.0");
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

    private static Map<String, Object> receive(EndpointContract endpoint, HeardEvent event) {
        var answers = List.of(message(endpoint, reply(event)), message(endpoint, ERROR));
        return map(
                "action", "receive",
                "channel", reference("channels", endpoint.name()),
                "messages", List.of(message(endpoint, event.name())),
                "reply", map("channel", reference("channels", endpoint.name()), "messages", answers));
    }

    private static Map<String, Object> send(EndpointContract endpoint, String message) {
        return map(
                "action", "send",
                "channel", reference("channels", endpoint.name()),
                "messages", List.of(message(endpoint, message)));
    }

    private static String reply(HeardEvent event) {
        return event.name() + " reply";
    }

    /** Returns a separate name, as an event of the same name may also be received. */
    private static String told(ToldEvent event) {
        return event.name() + " event";
    }

    private static String presence(ToldRooms rooms) {
        return rooms.rooms() + " presence";
    }

    private static String state(ToldRooms rooms) {
        return rooms.rooms() + " state";
    }

    private static Map<String, Object> message(EndpointContract endpoint, String name) {
        return reference("channels", endpoint.name(), "messages", name);
    }

    /** Returns a JSON pointer in this document (RFC 6901), as a fragment of a URI. */
    private static Map<String, Object> reference(String... path) {
        var pointer = new StringBuilder("#");
        for (String part : path) {
            pointer.append('/')
                    .append(part.replace("~", "~0")
                            .replace("/", "~1")
                            .replace("%", "%25")
                            .replace(" ", "%20")
                            .replace("{", "%7B")
                            .replace("}", "%7D"));
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
