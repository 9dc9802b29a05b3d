// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

import dev.foyer.internal.wire.JsonText;

/** Writes maps, lists, branches, texts, numbers and truth values as JSON for human readers, without a JSON provider. */
public final class JsonTree {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private JsonTree() {}

    /** Returns the JSON, without a line break at its end. */
    public static String write(Object tree) {
        var writer = new JsonTree();
        writer.value(tree, "");
        return writer.out.toString();
    }

    private void value(Object value, String indent) {
        if (value instanceof Branch branch) {
            object(branch.members(), indent);
        } else if (value instanceof Map<?, ?> map) {
            object(map, indent);
        } else if (value instanceof Collection<?> list) {
            array(list, indent);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            JsonText.quote(out, value.toString());
        }
    }

    private void object(Map<?, ?> map, String indent) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        String deeper = indent + INDENT;
        String before = "{\n";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before).append(deeper);
            JsonText.quote(out, entry.getKey().toString()).append(": ");
            value(entry.getValue(), deeper);
            before = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private void array(Collection<?> list, String indent) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        String deeper = indent + INDENT;
        out.append("[\n");
        for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
            out.append(deeper);
            value(values.next(), deeper);
            out.append(values.hasNext() ? ",\n" : "\n");
        }
        out.append(indent).append(']');
    }
}
