// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.presence.News;
import dev.foyer.internal.wire.JsonText;

/**
 * A message by which a node says who of it is present in the room of the topic. Connections follow the line, by id:
 * <code>{"c1":{"u":"ada","s":1790000000000,"v":{..}},"c2":null}</code>. The one with {@code null} is gone, one with
 * <code>"a":true</code> is away.
 */
public record PresenceTold(String node, News news) implements Message {

    static final String KIND = "presence";

    @Override
    public String text() {
        var out = JsonText.quote(new StringBuilder(256).append("{\"n\":"), node)
                .append(",\"k\":\"" + KIND + "\",\"at\":")
                .append(news.number())
                .append(",\"after\":")
                .append(news.after());
        if (news.extent() != News.Extent.CHANGES) {
            out.append(",\"part\":\"")
                    .append(news.extent().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        out.append("}\n{");
        String separator = "";
        for (Entry entry : news.present()) {
            JsonText.quote(out.append(separator), entry.connection()).append(":{\"u\":");
            JsonText.quote(out, entry.user())
                    .append(",\"s\":")
                    .append(entry.since().toEpochMilli())
                    .append(",\"v\":")
                    .append(entry.value())
                    .append(entry.away() ? ",\"a\":true}" : "}");
            separator = ",";
        }
        for (String connection : news.gone()) {
            JsonText.quote(out.append(separator), connection).append(":null");
            separator = ",";
        }
        return out.append('}').toString();
    }

    /** Reads a message. Throws an exception if it cannot be read. */
    static PresenceTold read(JsonObject line, String rest) {
        var present = new ArrayList<Entry>();
        var gone = new LinkedHashSet<String>();
        JsonObjects.read(rest).forEach((connection, value) -> {
            if (value == JsonValue.NULL) {
                gone.add(connection);
            } else {
                present.add(entry(connection, value.asJsonObject()));
            }
        });
        String part = line.getString("part", News.Extent.CHANGES.name());
        return new PresenceTold(
                line.getString("n"),
                new News(
                        line.getJsonNumber("at").longValueExact(),
                        line.getJsonNumber("after").longValueExact(),
                        News.Extent.valueOf(part.toUpperCase(Locale.ROOT)),
                        present,
                        gone));
    }

    private static Entry entry(String connection, JsonObject said) {
        Instant since = Instant.ofEpochMilli(said.getJsonNumber("s").longValueExact());
        JsonValue value = said.get("v");
        if (value == null) {
            throw new IllegalArgumentException("Nothing is said of a connection.");
        }
        return new Entry(connection, said.getString("u"), since, value.toString(), said.getBoolean("a", false));
    }
}
